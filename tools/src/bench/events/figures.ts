export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The smallest value that at least this share of all is not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** What the report shows of one comparison: ours, the other, and how they stand to each other round by round. */
export interface Row { what: string; unit: 'per second' | 'milliseconds'; ours: number; oursIs: string; other: number; otherIs: string; ratio: number; goal: string | null; met: boolean | null }

export interface Round { ours: number; other: number }

/** The machine drifts: only what stood side by side in one round is compared, and the median of the rounds counts. */
export const throughput = (what: string, oursIs: string, otherIs: string, rounds: readonly Round[], goal: { ratio: number; perSecond: number } | null): Row => {
  const [ours, other, ratio] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.other)), median(rounds.map((round) => round.ours / round.other))];
  return {
    what, unit: 'per second', ours, oursIs, other, otherIs, ratio,
    goal: goal && `ratio ≥ ${goal.ratio}, ≥ ${goal.perSecond.toLocaleString('en')}/s`, met: goal && ratio >= goal.ratio && ours >= goal.perSecond,
  };
};

const shown = ({ unit }: Row, value: number): string => (unit === 'per second' ? `${Math.round(value).toLocaleString('en')}/s` : `${value.toFixed(1)} ms`);

export const table = (rows: readonly Row[]): string => [
  '| measured | ours | beside it | ratio | goal | met |', '| --- | --: | --: | --: | --- | --- |',
  ...rows.map((row) => `| ${row.what} | ${shown(row, row.ours)} (${row.oursIs}) | ${shown(row, row.other)} (${row.otherIs}) | ${row.ratio.toFixed(2)} | ${row.goal ?? '-'} | ${row.met === null ? '-' : row.met ? 'yes' : 'no'} |`),
].join('\n');
