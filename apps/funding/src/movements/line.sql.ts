import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { figuresOf } from '../books/chart.rules';
import { flagsOf } from './breach.rules';
import { FundIssue } from './issue.entity';
import { FundLine } from './line.entity';

export interface LinePage { rows: FundLine[]; total: number }
type Row = Record<string, unknown> & { owner: string; total: number; id: string | null } & Record<'held_allocated' | 'held_issued' | 'held_disbursed' | 'held_paid' | 'held_returned', string>;

/** Lines of batches or of projects with their figures as known on a day, added up from the entries; all keys in one statement. */
export async function linesOf(tx: Tx, column: 'batch_id' | 'project_id', keys: readonly string[], asOf: Day | null, window: Window | null): Promise<LinePage[]> {
  const page = window ? `and l.at > ${window.offset} and l.at <= ${window.offset + window.limit}` : '';
  const rows = await query<Row>(tx, `/* linesOf */ with held as (
      select l.id, sum(e.amount) filter (where e.account = 'allocated') as held_allocated, sum(e.amount) filter (where e.account = 'issued') as held_issued,
        sum(e.amount) filter (where e.account = 'disbursed') as held_disbursed, sum(e.amount) filter (where e.account = 'paid') as held_paid,
        sum(e.amount) filter (where e.account = 'unallocated' and e.amount > 0 and not e.reversal) as held_returned
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

/** Issues of lines as known on a day, oldest first; without those whose import had been undone by then. */
export const issuesOfLines = (tx: Tx, lineIds: readonly string[], asOf: Day | null): Promise<FundIssue[]> => select(tx, FundIssue, `/* issuesOfLines */ select i.* from fund_issue i where i.line_id = any($1) and ($2::date is null or i.known_on <= $2::date)
  and not exists (select 1 from posting r where r.reverses = i.posting_id and ($2::date is null or r.known_on <= $2::date)) order by i.line_id, i.issued_on, i.id`, [lineIds, asOf]);

function asKnown(tx: Tx, row: Row): FundLine {
  const line = hydrate(tx, FundLine, row);
  const held = (amount: string | null): ReturnType<typeof fromYuan> => fromYuan(amount ?? '0');
  const figures = figuresOf(line.kind, { allocated: held(row.held_allocated), issued: held(row.held_issued), disbursed: held(row.held_disbursed), paid: held(row.held_paid), returned: held(row.held_returned) });
  return Object.assign(line, figures, { flags: flagsOf(line.kind, figures) });
}
