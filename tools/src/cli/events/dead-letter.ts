import Table from 'cli-table3';

export interface Letter {
  id: number; state: 'DEAD' | 'WAITING' | 'DROPPED'; topic: string; partition: number; offset: number; key: string | null; eventId: string | null; type: string | null;
  reason: string; tries: number; parkedAt: string | null; deadAt: string | null;
  /** How many messages of the same key wait for this one. */
  behind: number;
}
export interface WholeLetter extends Letter { headers: Record<string, string>; value: string | null; base64: string | null }
export interface Listed extends Letter { service: string }

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const minute = (instant: string | null): string => instant?.slice(0, 16).replace('T', ' ') ?? '';

/** Plain lines and no colours: it is read in terminals, and copied into letters. */
export const plainTable = (head: string[], rows: readonly (string | number)[][]): string => {
  const table = new Table({ head, style: { head: [], border: [], compact: true } });
  table.push(...rows);
  return table.toString();
};

export const listed = (letters: readonly Listed[]): string => plainTable(['letter', 'state', 'what', 'key', 'since', 'tries', 'behind', 'reason'], letters.map((letter) => [
  `${letter.service}/${letter.id}`, letter.state, letter.type ?? `${letter.topic} ${letter.partition}:${letter.offset}`, short(letter.key ?? '', 24), minute(letter.deadAt ?? letter.parkedAt), letter.tries, letter.behind, short(letter.reason, 60),
]));

export function shown(service: string, { headers, value, base64, ...letter }: WholeLetter): string {
  const lines = { letter: `${service}/${letter.id}`, state: letter.state, place: `${letter.topic} partition ${letter.partition} offset ${letter.offset}`, key: letter.key, event: letter.eventId, type: letter.type, reason: letter.reason, tries: letter.tries, parked: letter.parkedAt, dead: letter.deadAt, behind: letter.behind };
  return [
    ...Object.entries(lines).filter(([, said]) => said !== null).map(([name, said]) => `${name.padEnd(8)}${said}`),
    'headers', ...Object.entries(headers).map(([name, said]) => `  ${name}: ${said}`),
    value !== null ? `value\n${value}` : base64 !== null ? `value (base64, it is no text)\n${base64}` : 'no value',
  ].join('\n');
}
