import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { figuresOf } from '../books/chart.rules';
import { flagsOf } from './breach.rules';
import { FundLine } from './line.entity';

export interface LinePage { rows: FundLine[]; total: number }
type Row = Record<string, unknown> & { owner: string; total: number; id: string | null } & Record<'held_allocated' | 'held_issued' | 'held_disbursed' | 'held_paid' | 'held_returned', string>;

/** Lines of batches or of projects with their figures as known on a day, added up from the entries; all keys in one statement. */
export async function linesOf(tx: Tx, column: 'batch_id' | 'project_id', keys: readonly string[], asOf: Day | null, window: Window | null): Promise<LinePage[]> {
  const page = window ? `and l.at > ${window.offset} and l.at <= ${window.offset + window.limit}` : '';
  const rows = await query<Row>(tx, `/* linesOf */ with held as (
      select l.id, sum(e.amount) filter (where e.account = 'allocated') as held_allocated, sum(e.amount) filter (where e.account = 'issued') as held_issued,
        sum(e.amount) filter (where e.account = 'disbursed') as held_disbursed, sum(e.amount) filter (where e.account = 'paid') as held_paid,
        sum(e.amount) filter (where e.account = 'unallocated' and e.amount > 0) as held_returned
      from fund_line l join entry e on e.batch_id = l.batch_id and e.project_id = l.project_id
      where l.${column} = any($1) and ($2::date is null or e.known_on <= $2) group by l.id),
    numbered as (select l.*, h.held_allocated, h.held_issued, h.held_disbursed, h.held_paid, h.held_returned, row_number() over (partition by l.${column} order by l.id) as at from fund_line l join held h on h.id = l.id),
    counted as (select ${column} as owner, count(*)::int as total from numbered group by ${column})
    select c.owner, c.total, l.* from counted c left join numbered l on l.${column} = c.owner ${page} order by l.at`, [keys, asOf]);
  return keys.map((key) => {
    const own = rows.filter((row) => row.owner === key);
    return { total: own[0]?.total ?? 0, rows: own.filter((row) => row.id !== null).map((row) => asKnown(tx, row)) };
  });
}

function asKnown(tx: Tx, row: Row): FundLine {
  const line = hydrate(tx, FundLine, row);
  const held = (amount: string | null): ReturnType<typeof fromYuan> => fromYuan(amount ?? '0');
  const figures = figuresOf(line.kind, { allocated: held(row.held_allocated), issued: held(row.held_issued), disbursed: held(row.held_disbursed), paid: held(row.held_paid), returned: held(row.held_returned) });
  return Object.assign(line, figures, { flags: flagsOf(line.kind, figures) });
}
