import Table from 'cli-table3';
import type { Goal } from './goals';
import { ratio, type CellResult, type Results, type Row } from './results';

/** Below it, something else than its own processor held a gateway up: the figure is what it did at least. */
const BUSY = 0.85;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const times = (value: number | null): string => (value === null ? '-' : `${value.toFixed(2)}x`);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true }, colAligns: head.map((_, at) => (at === 0 ? 'left' : 'right')) });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
};

export function printed({ cells, answerBytes, processors, client, rounds, seconds }: Results, goals: readonly Goal[]): string {
  return [
    `${rounds} rounds of ${seconds} s; ${processors}; client: ${client}; an answer: ${Object.entries(answerBytes).map(([query, bytes]) => `${query} ${(bytes / 1_000).toFixed(1)} KB`).join(', ')}`,
    ...cells.map(cellTable), ...(goals.length > 0 ? [goalTable(goals)] : []),
    `≥: the gateway used less than ${BUSY * 100} % of its processor, so that something else held it up. Ratios are medians of the rounds; absolute figures hold for this machine and hour only.`,
  ].join('\n\n');
}

/** What all else is held against: the plainest that was measured. */
const BASES = ['plain', 'ours-plain'];

const cellTable = (cell: CellResult): string => {
  const base = BASES.find((name) => cell.rows.some(({ gateway }) => gateway === name)) ?? 'plain';
  const shown = (row: Row): string[] => [
    row.title, `${row.share < BUSY ? '≥ ' : ''}${whole(row.perSecond)}`, times(ratio(cell, row.gateway, base)), row.p50.toFixed(1), row.p99.toFixed(1), row.cpuMs.toFixed(2), row.callsEach === null ? '-' : row.callsEach.toFixed(2), whole(row.rssMiB), whole(row.pssMiB), whole(row.faults),
  ];
  return `${cell.cell}\n${table(['', 'answers/s', `× ${base}`, 'p50 ms', 'p99 ms', 'CPU ms each', 'calls each', 'RSS MiB', 'PSS MiB', 'faults'], cell.rows.map(shown))}${besideOthers(cell)}`;
};

/** Each of ours against each of the others. */
function besideOthers(cell: CellResult): string {
  const [ours, others] = [cell.rows.filter(({ gateway }) => isOurs(gateway)), cell.rows.filter(({ gateway }) => !isOurs(gateway) && gateway !== 'plain')];
  return ours.length === 0 || others.length === 0 ? '' : `\n${table(['', ...others.map(({ gateway }) => `× ${gateway}`)], ours.map((row) => [row.title, ...others.map(({ gateway }) => times(ratio(cell, row.gateway, gateway)))]))}`;
}

const isOurs = (gateway: string): boolean => gateway === 'ours' || gateway.startsWith('ours-');

const goalTable = (goals: readonly Goal[]): string =>
  `Goals\n${table(['goal', 'now', 'target', 'met'], goals.map(({ goal, now, target, met, why }) => [goal, now ?? '-', target, met === null ? why ?? 'not measured' : met ? 'yes' : 'no']))}`;
