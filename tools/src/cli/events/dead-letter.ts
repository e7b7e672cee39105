import { inShanghai } from './output';
import { plainTable, wrapped } from './plain-table';

export interface Letter {
  id: number; state: 'DEAD' | 'WAITING' | 'DROPPED'; topic: string; partition: number; offset: number; key: string | null; eventId: string | null; type: string | null;
  reason: string; tries: number; parkedAt: string | null; deadAt: string | null;
  /** How many messages of the same key wait for this one. */
  behind: number;
  /** An earlier version of its aggregate has not come. */
  gap: boolean;
  /** Who gave it up, when and why; null unless it was dropped. */
  settledBy: string | null; settledAt: string | null; settledReason: string | null;
}
export interface WholeLetter extends Letter { headers: Record<string, string>; value: string | null; base64: string | null }
export interface Listed extends Letter { service: string }

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const moment = (instant: string | null): string => (instant === null ? '' : inShanghai(instant));
const momentOrNull = (instant: string | null): string | null => moment(instant) || null;
const REASON_COLUMNS = 60;

/** The reasons are read in full: what is cut off is what one needs. */
export const listed = (letters: readonly Listed[], withDropped: boolean): string => plainTable(['letter', 'state', 'what', 'key', 'since', 'tries', 'behind', 'reason', ...(withDropped ? ['dropped'] : [])], letters.map((letter) => [
  `${letter.service}/${letter.id}`, letter.state, letter.type ?? `${letter.topic} ${letter.partition}:${letter.offset}`, short(letter.key ?? '', 24), moment(letter.deadAt ?? letter.parkedAt), letter.tries, letter.behind, wrapped(letter.reason, REASON_COLUMNS),
  ...(withDropped ? [wrapped(settled(letter), REASON_COLUMNS)] : []),
]));

const settled = ({ settledAt, settledBy, settledReason }: Letter): string => [moment(settledAt), settledBy ?? '', settledReason ?? ''].filter((said) => said !== '').join(' ');

export function shown(service: string, { headers, value, base64, ...letter }: WholeLetter): string {
  const lines = { letter: `${service}/${letter.id}`, state: letter.state, place: `${letter.topic} partition ${letter.partition} offset ${letter.offset}`, key: letter.key, event: letter.eventId, type: letter.type, reason: letter.reason, tries: letter.tries, parked: momentOrNull(letter.parkedAt), dead: momentOrNull(letter.deadAt), behind: letter.behind, gap: letter.gap ? 'an earlier version of its aggregate has not come; retry --over-gap goes on without it' : null,
    dropped: momentOrNull(letter.settledAt), by: letter.settledBy, why: letter.settledReason };
  return [
    ...Object.entries(lines).filter(([, said]) => said !== null && said !== undefined).map(([name, said]) => `${name.padEnd(9)}${said}`),
    'headers', ...Object.entries(headers).map(([name, said]) => `  ${name}: ${said}`),
    value !== null ? `value\n${value}` : base64 !== null ? `value (base64, it is no text)\n${base64}` : 'no value',
  ].join('\n');
}
