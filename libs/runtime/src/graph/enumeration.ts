import { registerEnumType } from 'type-graphql';

/** A graph enumeration from the list of its names. `described` gives each value a description, English · 中文. */
export function enumOf<const V extends string>(values: readonly V[], name: string, description: string, described: Partial<Record<V, string>> = {}): { [K in V]: K } {
  const enumeration = Object.fromEntries(values.map((value) => [value, value])) as { [K in V]: K };
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: described[value] ?? value.toLowerCase().replaceAll('_', ' ') }])) as { [K in V]: { description: string } };
  registerEnumType(enumeration, { name, description, valuesConfig });
  return enumeration;
}
