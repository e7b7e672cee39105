/** The index of the first item at or after `from`, in a list that ascends by `key`. */
export function firstFrom<T>(sorted: readonly T[], from: number, key: (item: T) => number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (key(sorted[middle]!) < from) low = middle + 1; else high = middle;
  }
  return low;
}

/** The items strictly between two rows. */
export const between = <T extends { row: number }>(sorted: readonly T[], from: number, to: number): readonly T[] =>
  sorted.slice(firstFrom(sorted, from + 1, ({ row }) => row), firstFrom(sorted, to, ({ row }) => row));
