import type { Touched } from './record';

/** What a mutation has changed: what its events tell, nothing, something of which no event tells, or what an earlier one did. */
export type ChangeMade = Touched | 'nothing' | 'unrecorded' | 'unknown';

/** In an answer to the gateway: what its mutations have changed. */
export const TOUCHED_HEADER = 'cornerstone-touched';
export const ANYTHING = '*';
/** More than so many ids and events are anything: a header has its limits. */
const MOST = 200;

const listed = (all: Iterable<string>): string => [...all].map(encodeURIComponent).join(',');

/** `ids;events`, each separated by commas; empty where nothing was changed, `*` where it cannot be said. */
export function touchedText(changes: readonly ChangeMade[]): string {
  if (changes.some((change) => change === 'unrecorded' || change === 'unknown')) return ANYTHING;
  const told = changes.filter((change): change is Touched => typeof change !== 'string');
  const [ids, events] = [new Set(told.flatMap((each) => [...each.ids])), told.flatMap((each) => each.events)];
  if (events.length === 0) return '';
  return ids.size + events.length > MOST ? ANYTHING : `${listed(ids)};${listed(events)}`;
}

/** Null: anything may have changed. */
export function readTouched(text: string | undefined): { ids: string[]; events: string[] } | null {
  if (text === '') return { ids: [], events: [] };
  const [ids, events, ...more] = text?.split(';') ?? [];
  if (!ids || !events || more.length > 0) return null;
  const read = (all: string): string[] => all.split(',').map(decodeURIComponent);
  return { ids: read(ids), events: read(events) };
}
