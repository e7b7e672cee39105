/** The quarters of a year, and what is told by the year alone, lies in another year or is not told. */
export const PLACES = ['Q1', 'Q2', 'Q3', 'Q4', 'YEAR', 'OTHER'] as const;
export type Place = (typeof PLACES)[number];

/** The quarter in which a date as precise as its source lies: 2024, 2024-06, 2024-Q2, 2024-06-30. */
export function placeOf(said: string | null | undefined, year: number): Place {
  const [, of, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-\d{2})?)?$/.exec(said ?? '') ?? [];
  if (Number(of) !== year) return 'OTHER';
  if (!quarter && !month) return 'YEAR';
  return PLACES[(quarter ? Number(quarter) : Math.ceil(Number(month) / 3)) - 1] ?? 'OTHER';
}
