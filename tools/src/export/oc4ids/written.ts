/** A number as its digits: never through a float, which would lose fen of a large amount. */
export class Digits {
  constructor(readonly digits: string) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(digits)) throw new Error(`${digits} is no number of JSON`);
  }
}

export type Told = string | boolean | Digits | readonly Told[] | { readonly [key: string]: Told | null | undefined };

/** JSON of what is told; what is null, empty or holds nothing is left out, as the standard wants it. */
export function written(told: Told): string {
  if (told instanceof Digits) return told.digits;
  if (typeof told !== 'object') return JSON.stringify(told);
  if (isList(told)) return `[${told.map(written).join(',')}]`;
  return `{${Object.entries(told).filter(([, value]) => isSaid(value)).map(([key, value]) => `${JSON.stringify(key)}:${written(value as Told)}`).join(',')}}`;
}

const isList = (told: Told): told is readonly Told[] => Array.isArray(told);

function isSaid(value: Told | null | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (value instanceof Digits || typeof value === 'boolean') return true;
  if (typeof value === 'string' || isList(value)) return value.length > 0;
  return Object.values(value).some(isSaid);
}
