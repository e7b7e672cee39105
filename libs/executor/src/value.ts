/** Values as JSON has them. What a service answered is never trusted to have a prototype's fields: only its own count. */
export type Json = unknown;
export interface JsonObject { [name: string]: Json }
export type Variables = Readonly<Record<string, Json>>;
/** Field names and list positions, from the root of an answer. */
export type Path = readonly (string | number)[];

export const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const own = (value: JsonObject, name: string): Json => (Object.hasOwn(value, name) ? value[name] : undefined);

/** Sets a field as the object's own, also one named `__proto__`. */
export function setOwn(target: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
  else target[name] = value;
}

/** Lays what a fetch answered over what is there: objects field by field, lists of one length item by item, all else replaced. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const name of Object.keys(source)) {
    const [now, told] = [own(target, name), source[name]];
    if (told === undefined) continue;
    if (isObject(told) && isObject(now)) mergeInto(now, told);
    else if (Array.isArray(told) && Array.isArray(now) && told.length === now.length) mergeLists(now, told);
    else setOwn(target, name, told);
  }
}

function mergeLists(target: Json[], source: readonly Json[]): void {
  for (const [at, told] of source.entries()) {
    const now = target[at];
    if (isObject(now) && isObject(told)) mergeInto(now, told);
    else if (Array.isArray(now) && Array.isArray(told) && now.length === told.length) mergeLists(now, told);
    else target[at] = told;
  }
}
