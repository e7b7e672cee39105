import type { Received } from '@cornerstone/events/define';
import { claimsOf, type Letter } from './letter';

/** What is known before a batch: keys with something parked, and the last version heard of each aggregate. */
export interface Standing {
  parked: ReadonlySet<string>;
  heard: ReadonlyMap<string, { version: number; settled: boolean }>;
  /** Events that have had their effect. */
  known: ReadonlySet<string>;
  /** The next message that this partition has not brought before. */
  place: number;
}
export interface Parking { letter: Letter; state: 'WAITING' | 'DEAD'; blocking: boolean; gap: boolean; reason: string }
export interface Triage { give: Received[]; park: Parking[]; versions: Map<string, number> }

/** Sorts the messages of one partition: which may have their effect now, which must wait, and why. */
export function triage(letters: readonly Letter[], standing: Standing, hasEar: (type: string) => boolean): Triage {
  const parked = new Set(standing.parked);
  const given = new Set<string>();
  const result: Triage = { give: [], park: [], versions: new Map() };
  const lastOf = (aggregateId: string): number | null => {
    const fresh = result.versions.get(aggregateId);
    if (fresh !== undefined) return fresh;
    const known = standing.heard.get(aggregateId);
    return known?.settled === false ? null : known?.version ?? 0;
  };
  const heard = (aggregateId: string, version: number): void => { result.versions.set(aggregateId, Math.max(version, lastOf(aggregateId) ?? version)); };
  const park = (letter: Letter, parking: Partial<Parking> & { reason: string }): void => {
    result.park.push({ letter, state: 'WAITING', blocking: true, gap: false, ...parking });
    if (parking.blocking !== false && letter.key !== null) parked.add(letter.key);
  };
  /** A new message of a version that another event has had: its publisher is broken, or it is late behind a gap that was passed over. */
  const isSecond = ({ message }: Letter, event: Received): boolean =>
    message.offset >= standing.place && event.aggregateVersion <= (lastOf(event.aggregateId) ?? 0) && !standing.known.has(event.id) && !given.has(event.id);
  for (const letter of letters) {
    const { key, event, fault } = letter;
    const { aggregateId, aggregateVersion } = claimsOf(letter);
    if (key !== null && parked.has(key)) park(letter, { reason: 'waits behind an earlier message of its key' });
    else if (fault?.rule === 'events.unknown-type' && aggregateId !== null && aggregateVersion !== null) {
      if (isGap(lastOf(aggregateId), aggregateVersion)) park(letter, { gap: true, reason: gapReason(lastOf(aggregateId), { aggregateId, aggregateVersion }) });
      else {
        park(letter, { state: 'DEAD', blocking: false, reason: fault.sentence.en });
        heard(aggregateId, aggregateVersion);
      }
    } else if (!event) park(letter, { state: 'DEAD', reason: fault?.sentence.en ?? 'unreadable' });
    else if (isGap(lastOf(event.aggregateId), event.aggregateVersion)) park(letter, { gap: true, reason: gapReason(lastOf(event.aggregateId), event) });
    else if (hasEar(event.type) && isSecond(letter, event)) park(letter, { state: 'DEAD', blocking: false, reason: `another event was version ${event.aggregateVersion} of ${event.aggregateId}` });
    else {
      heard(event.aggregateId, event.aggregateVersion);
      if (hasEar(event.type)) { result.give.push(event); given.add(event.id); }
    }
  }
  return result;
}

/** `last` is null where the past of an aggregate is not known exactly: any version will do. */
export const isGap = (last: number | null, version: number): boolean => last !== null && version > last + 1;

export const gapReason = (last: number | null, { aggregateId, aggregateVersion }: Pick<Received, 'aggregateId' | 'aggregateVersion'>): string =>
  `waits for version ${(last ?? 0) + 1} of ${aggregateId}: ${aggregateVersion} came`;
