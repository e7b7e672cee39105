/** For each key the row that has it, or null: what a batched look-up answers. */
export function firstByKey<R extends object, K extends keyof R>(keys: readonly string[], rows: readonly R[], key: K): (R | null)[] {
  const found = Map.groupBy(rows, (row) => String(row[key]));
  return keys.map((each) => found.get(each)?.[0] ?? null);
}

/** For each key all rows that have it, in their order. */
export function allByKey<R extends object, K extends keyof R>(keys: readonly string[], rows: readonly R[], key: K): R[][] {
  const found = Map.groupBy(rows, (row) => String(row[key]));
  return keys.map((each) => found.get(each) ?? []);
}
