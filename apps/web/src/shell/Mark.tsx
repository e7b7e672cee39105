import type { Messages } from '../messages';
import { label } from '../messages';
import { useSurroundings } from '../surroundings';

/** Colour never alone: the word is always there, the colour only helps to find it. */
type Tone = 'good' | 'busy' | 'late' | 'calm';
const TONES = {
  stage: { PLANNED_START: 'busy', UNDER_CONSTRUCTION: 'busy', COMPLETED: 'good', COMMISSIONED: 'good', AT_CAPACITY: 'good', SUSPENDED: 'late', REMOVED: 'late', CANCELLED: 'late' },
  clock: { RUNNING: 'good', AMBER: 'busy', RED: 'late', DONE: 'good' },
  item: { READY: 'busy', GRANTED: 'good', REFUSED: 'late' },
  commitment: { OPEN: 'busy', FULFILLED: 'good', BROKEN: 'late' },
  guarantee: { PARTLY: 'busy', OPEN: 'busy', RESERVED: 'busy', SECURED: 'good', SHORT: 'late' },
  issue: { FOUND: 'busy', ASSIGNED: 'busy', SUPERVISED: 'late', REPORTED_BACK: 'busy', CLOSED: 'good', FOLLOWED_UP: 'good' },
  severity: { MEDIUM: 'busy', HIGH: 'late', CRITICAL: 'late' },
  reserveState: { PROPOSED: 'busy', ADMITTED: 'good', PROMOTED: 'good', TURNED_DOWN: 'late', DROPPED: 'late' },
  reserveDecision: { PROMOTE: 'good', ADMIT: 'good', DROP: 'late', TURN_DOWN: 'late' },
  panelState: { OPEN: 'busy' },
  conclusion: { RECOMMENDED: 'good', NOT_RECOMMENDED: 'late' },
  startEvidence: { DUE: 'busy', IN_TIME: 'good', LATE: 'busy', OVERDUE: 'late' },
  leadStatus: { TALKING: 'busy', SIGNED: 'busy', LANDED: 'good', DROPPED: 'late' },
  incidentSeverity: { CONSIDERABLE: 'busy', MAJOR: 'late', EXTREME: 'late' },
  goalState: { MET: 'good', ON_TRACK: 'good', AT_RISK: 'busy', MISSED: 'late' },
  leaderGap: { LEADER: 'late', LEADER_OF_LEVEL: 'busy', POLICE_OFFICER: 'busy' },
} satisfies { [Kind in keyof Messages]?: Partial<Record<keyof Messages[Kind], Tone>> };

export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

/** A state of the graph by its word; `of` says which of its enumerations the code belongs to. */
export function State({ of, code }: { of: keyof typeof TONES; code: string }) {
  const { t } = useSurroundings();
  const tones: Partial<Record<string, Tone>> = TONES[of];
  return <Mark tone={tones[code] ?? 'calm'}>{label(t[of], code)}</Mark>;
}
