import type { Paper } from './paper';
import type { Json, JsonObject } from './value';

/** A value that is not as the schema has it: it is null in the answer, or takes what holds it with it. */
export interface Misfit { message: string; path: (string | number)[] }

/** What became of a value: it stands on the paper; it is null; it must not stand, and the object around it becomes null. Of the last two nothing is on the paper. */
export const [STANDS, NULL, GONE] = [0, 1, 2] as const;
export type Outcome = typeof STANDS | typeof NULL | typeof GONE;
export type Write = (value: Json, sheet: Sheet) => Outcome;

/** Where on the paper something begins and ends. */
interface Stretch { from: number; to: number }
/** One answer being written. What lies in several places (`shared`) is written once: `standing`, by who wrote it and its object. */
export interface Sheet { paper: Paper; misfits: Misfit[]; shared: ReadonlySet<JsonObject>; standing: Map<Write, Map<JsonObject, Stretch>> }

/** What stands after it is gone, and cannot be written once more from there. */
export function takeBack({ paper, standing }: Sheet, from: number): void {
  paper.at = from;
  standing.clear();
}

export function misfit({ misfits }: Sheet, message: string): typeof NULL {
  misfits.push({ message, path: [] });
  return NULL;
}

/** Paths are put together on the way out: most answers have none. */
export function liesAt(step: string | number, misfits: readonly Misfit[], from: number): void {
  for (const { path } of misfits.slice(from)) path.unshift(step);
}
