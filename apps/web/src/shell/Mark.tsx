import { label } from '../messages';
import { useSurroundings } from '../surroundings';

/** Colour never alone: the word is always there, the colour only helps to find it. */
type Tone = 'good' | 'busy' | 'late' | 'calm';
const STAGE_TONE: Record<string, Tone> = {
  PLANNED_START: 'busy', UNDER_CONSTRUCTION: 'busy', COMPLETED: 'good', COMMISSIONED: 'good', AT_CAPACITY: 'good', SUSPENDED: 'late', REMOVED: 'late', CANCELLED: 'late',
};
const STATE_TONE: Record<string, Tone> = {
  DECIDED: 'good', GRANTED: 'good', APPROVED: 'good', DONE: 'good', CLOSED: 'good', FULFILLED: 'good', SECURED: 'good', CONFIRMED: 'good', OVERDUE: 'late', REFUSED: 'late', REJECTED: 'late', LAPSED: 'late', SHORT: 'late', CRITICAL: 'late', HIGH: 'late',
  IN_PROGRESS: 'busy', RUNNING: 'busy', OPEN: 'busy', ASSIGNED: 'busy', RAISED: 'busy', REOPENED: 'busy', PARTLY_SECURED: 'busy', MEDIUM: 'busy',
};

export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

export function Stage({ code }: { code: string }) {
  const { t } = useSurroundings();
  return <Mark tone={STAGE_TONE[code] ?? 'calm'}>{label(t.stage, code)}</Mark>;
}

export function State({ code }: { code: string | null | undefined }) {
  const { t } = useSurroundings();
  return code ? <Mark tone={STATE_TONE[code] ?? 'calm'}>{label(t.state, code)}</Mark> : <>{t.app.absent}</>;
}
