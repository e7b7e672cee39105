import type { Run } from './run';
import { isObject, own, type Json, type JsonObject, type Path } from './value';

/** An object that a fetch fills, and how to say where it lies. */
export interface Place { value: JsonObject; path: Path }

/** `@` stands for every item of a list. */
export type PlanPath = readonly (string | number)[];

/** What holds an object, and as what: another can be put in its place. */
export type Holder = JsonObject | Json[];
export type Take = (value: JsonObject, holder: Holder, key: string | number) => void;

/** All objects at a plan's path, in order; what is null on the way has none. What lies in an object of several places is visited once. */
export function eachObjectAt({ data, shared }: Pick<Run, 'data' | 'shared'>, path: PlanPath, take: Take): void {
  const seen = shared.size > 0 ? new Set<JsonObject>() : null;
  const visit = (value: Json, holder: Holder, key: string | number, depth: number): void => {
    if (Array.isArray(value)) {
      const below = path[depth] === '@' ? depth + 1 : depth;
      for (let at = 0; at < value.length; at += 1) visit(value[at], value, at, below);
    } else if (isObject(value)) {
      if (depth === path.length) return take(value, holder, key);
      if (path[depth] === '@') return;
      if (seen && shared.has(value)) { if (seen.has(value)) return; seen.add(value); }
      const name = String(path[depth]);
      visit(own(value, name), value, name, depth + 1);
    }
  };
  visit(data, [data], 0, 0);
}

/** The same places with their paths in the answer: only asked for where there is an error to place. */
export function placesAt(root: JsonObject, path: PlanPath): Place[] {
  let level: { value: Json; path: Path }[] = [{ value: root, path: [] }];
  for (const step of path) {
    level = step === '@' ? level.flatMap(items) : level.flatMap((place) => named(place, String(step)));
  }
  return level.flatMap(deepItems).filter((place): place is Place => isObject(place.value));
}

interface Somewhere { value: Json; path: Path }
const items = ({ value, path }: Somewhere): Somewhere[] => (Array.isArray(value) ? value.map((item: Json, at) => ({ value: item, path: [...path, at] })) : []);
const deepItems = (place: Somewhere): Somewhere[] => (Array.isArray(place.value) ? items(place).flatMap(deepItems) : [place]);
const named = (place: Somewhere, name: string): Somewhere[] => (Array.isArray(place.value) ? items(place).flatMap((item) => named(item, name))
  : isObject(place.value) ? [{ value: own(place.value, name), path: [...place.path, name] }] : []);
