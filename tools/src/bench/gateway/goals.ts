import { OURS } from './gateways/columns';
import { ratio, type CellResult, type Results, type Row } from './results';
import type { Asked } from './shop/queries';
import type { Turn } from './turns';

/** What was promised of the gateway, what this run found, and whether that is enough; null: this run did not measure it, `why` says where it is. */
export interface Goal { goal: string; now: string | null; target: string; met: boolean | null; why?: string }

/** Where goals are measured. */
const CONNECTIONS = 64;

interface Wanted { goal: string; query: string; asked: Asked; ours: readonly string[]; other: string; least: number }
const [PLAIN, HIVE, COSMO] = [{ other: 'plain' }, { other: 'hive-router-alone' }, { other: 'cosmo-alone' }];

const FASTER: readonly Wanted[] = [
  { goal: 'feed, caches off, against plain @apollo/gateway', query: 'feed', asked: 'distinct', ours: OURS.alone, ...PLAIN, least: 18 },
  { goal: 'feed against Hive Router, both without joining', query: 'feed', asked: 'distinct', ours: OURS.alone, ...HIVE, least: 1.1 },
  { goal: 'product against Hive Router, both without joining', query: 'product', asked: 'distinct', ours: OURS.alone, ...HIVE, least: 1.3 },
  { goal: 'feed against Cosmo, both without joining', query: 'feed', asked: 'distinct', ours: OURS.alone, ...COSMO, least: 4 },
  { goal: 'product against Cosmo, both without joining', query: 'product', asked: 'distinct', ours: OURS.alone, ...COSMO, least: 4 },
  { goal: 'heavy against Hive Router, both without joining', query: 'heavy', asked: 'distinct', ours: OURS.alone, ...HIVE, least: 0.8 },
  { goal: 'feed with caches at 95 % hits, against Hive Router', query: 'feed', asked: 'renewed', ours: OURS.caching, other: 'hive-router', least: 4 },
  { goal: 'product with caches at 95 % hits, against Hive Router', query: 'product', asked: 'renewed', ours: OURS.caching, other: 'hive-router', least: 6 },
  { goal: 'identical feeds in flight, against Cosmo', query: 'feed', asked: 'identical', ours: OURS.joining, other: 'cosmo', least: 2 },
  { goal: 'identical heavy requests in flight, against Cosmo', query: 'heavy', asked: 'identical', ours: OURS.joining, other: 'cosmo', least: 2 },
];
const P99 = { goal: 'p99 of feed against Hive Router, both without joining', most: 1.5 };
const MEMORY = { goal: 'memory of the gateway (RSS)', most: 200 };

/** Goals that other programs measure. */
const ELSEWHERE: readonly [goal: string, target: string, why: string][] = [
  ['stale reads after a commit, p99', '≤ 150 ms; 0 for the writer', 'measured where the event-fed cache is tested'],
  ['outbox end to end at 200 events/s, p99; drain', '≤ 100 ms; ≥ 25,000 events/s', 'npx nx run tools:bench-events'],
  ['federation-gateway-audit', '199/199', 'npm test libs/executor/src/audit.test.ts'],
];

export function goalsOf({ cells }: Pick<Results, 'cells'>): Goal[] {
  const cellOf = (query: string, asked: Asked): CellResult | undefined => cells.find((cell) => cell.query === query && cell.asked === asked && cell.connections === CONNECTIONS);
  const compared = (query: string, asked: Asked, ours: readonly string[], other: string, of?: (turn: Turn) => number): number | null => {
    const cell = cellOf(query, asked);
    const one = ours.find((name) => cell?.rows.some(({ gateway }) => gateway === name));
    return cell && one !== undefined ? ratio(cell, one, other, of) : null;
  };
  const p99 = compared('feed', 'distinct', OURS.alone, HIVE.other, (turn) => turn.p99);
  const memory = Math.max(...cells.flatMap(({ rows }) => rows).filter(isOurs).map(({ rssMiB }) => rssMiB));
  return [
    ...FASTER.map(({ goal, query, asked, ours, other, least }): Goal => judged(goal, compared(query, asked, ours, other), (value) => `${value.toFixed(2)}x`, `≥ ${least}x`, (value) => value >= least)),
    judged(P99.goal, p99, (value) => `${value.toFixed(2)}x`, `≤ ${P99.most}x`, (value) => value <= P99.most),
    judged(MEMORY.goal, Number.isFinite(memory) ? memory : null, (value) => `${value.toFixed(0)} MiB`, `≤ ${MEMORY.most} MiB`, (value) => value <= MEMORY.most),
    ...ELSEWHERE.map(([goal, target, why]): Goal => ({ goal, now: null, target, met: null, why })),
  ];
}

const isOurs = ({ gateway }: Pick<Row, 'gateway'>): boolean => Object.values(OURS).flat().includes(gateway as never);

const judged = (goal: string, value: number | null, shown: (value: number) => string, target: string, isMet: (value: number) => boolean): Goal =>
  (value === null ? { goal, now: null, target, met: null } : { goal, now: shown(value), target, met: isMet(value) });
