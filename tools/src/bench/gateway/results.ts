import { median } from '../events/figures';
import type { Asked } from './shop/queries';
import { nameOf, type Turn, type Turns } from './turns';

/** A gateway on one cell: medians of its turns, and all of them. */
export interface Row extends Turn { gateway: string; title: string; turns: Turn[] }
export interface CellResult { cell: string; query: string; asked: Asked; connections: number; rows: Row[] }
export interface Results { at: string; node: string; processors: string; client: string; rounds: number; seconds: number; answerBytes: Record<string, number>; cells: CellResult[] }

const FIELDS = ['perSecond', 'p50', 'p99', 'cpuMs', 'share', 'bytesEach', 'rssMiB', 'pssMiB', 'faults'] as const satisfies (keyof Turn)[];

export function cellsOf(turns: Turns, titles: ReadonlyMap<string, string>): CellResult[] {
  return [...turns].map(([cell, byGateway]) => ({
    cell: nameOf(cell), query: cell.query.name, asked: cell.asked, connections: cell.connections, rows: [...byGateway].map(([gateway, all]) => rowOf(gateway, titles.get(gateway) ?? gateway, all)),
  }));
}

export function rowOf(gateway: string, title: string, turns: Turn[]): Row {
  const figures = Object.fromEntries(FIELDS.map((field) => [field, median(turns.map((turn) => turn[field]))])) as Pick<Turn, (typeof FIELDS)[number]>;
  const calls = turns.flatMap(({ callsEach }) => (callsEach === null ? [] : [callsEach]));
  return { gateway, title, ...figures, callsEach: calls.length > 0 ? median(calls) : null, turns };
}

/** How one stands to another: round by round, for the machine drifts, and the median of the rounds counts. Null where one of them was not measured. */
export function ratio({ rows }: Pick<CellResult, 'rows'>, ours: string, other: string, of: (turn: Turn) => number = ({ perSecond }) => perSecond): number | null {
  const [one, two] = [ours, other].map((name) => rows.find(({ gateway }) => gateway === name));
  if (!one || !two) return null;
  return median(one.turns.map((turn, round) => of(turn) / of(two.turns[round] ?? turn)));
}
