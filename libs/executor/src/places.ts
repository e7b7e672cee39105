import { isObject, own, type Json, type JsonObject, type Path } from './value';

/** An object that a fetch fills, and how to say where it lies. */
export interface Place { value: JsonObject; path: Path }

/** `@` stands for every item of a list. */
export type PlanPath = readonly (string | number)[];

/** All objects at a plan's path, in order; what is null on the way has none. */
export function objectsAt(root: JsonObject, path: PlanPath): readonly JsonObject[] {
  let level: Json[] = [root];
  for (const step of path) {
    const next: Json[] = [];
    for (const value of level) {
      if (step === '@') { if (Array.isArray(value)) for (const item of value) next.push(item); }
      else descend(value, String(step), next);
    }
    level = next;
  }
  return flat(level);
}

function descend(value: Json, name: string, into: Json[]): void {
  if (Array.isArray(value)) for (const item of value) descend(item, name, into);
  else if (isObject(value)) into.push(own(value, name));
}

function flat(values: readonly Json[]): readonly JsonObject[] {
  if (values.every(isObject)) return values;
  return values.flatMap((value): readonly JsonObject[] => (Array.isArray(value) ? flat(value) : isObject(value) ? [value] : []));
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
