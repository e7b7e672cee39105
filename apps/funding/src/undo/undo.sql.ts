import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import type { Window } from '@cornerstone/runtime/graph/page';
import { hydrate, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { FundImport } from '../import/fund-import.entity';
import type { Posted, Resting } from './undo.rules';

/** The imports of a file by the same person that are not undone, with the one that is named; locked. */
export const importsOf = (tx: Tx, { id, digest }: FundImport): Promise<FundImport[]> =>
  select(tx, FundImport, '/* importsOfFile */ select * from fund_import where id = $1 or (digest = $2 and undone_on is null and accepted > 0) order by at, id for update', [id, digest]);

/** What imports posted and nobody has posted back, the latest first: so that it is taken back in the order opposite to that in which it came. */
export async function postingsOf(tx: Tx, importIds: readonly string[]): Promise<Posted[]> {
  const rows = await query<Omit<Posted, 'amount'> & { amount: string }>(tx, `/* postingsOfImport */ select p.id, p.kind, d.account as debit, c.account as credit, d.amount::text, p.batch_id as "batchId", p.project_id as "projectId", p.line_id as "lineId", p.import_id as "importId", p.demonstration
    from posting p join entry d on d.posting_id = p.id and d.amount > 0 join entry c on c.posting_id = p.id and c.amount < 0
    where p.import_id = any($1) and not exists (select 1 from posting r where r.reverses = p.id) order by p.at desc, p.id desc`, [importIds]);
  return rows.map((row) => ({ ...row, amount: fromYuan(row.amount) }));
}

/** Movements of the same lines that came after the imports' own, were not posted back themselves and reverse nothing. */
export const restingOn = (tx: Tx, importIds: readonly string[]): Promise<Resting[]> => query<Resting>(tx, `/* restingOnImport */ with own as (select line_id, min(at) as at from posting where import_id = any($1) and line_id is not null group by line_id)
  select c.code, array_agg(distinct p.kind order by p.kind) as because from own o join posting p on p.line_id = o.line_id and p.at > o.at and (p.import_id is null or p.import_id <> all($1)) and p.reverses is null
    join project_copy c on c.id = p.project_id where not exists (select 1 from posting r where r.reverses = p.id) group by c.code order by c.code`, [importIds]);

export interface FoundImports { rows: FundImport[]; total: number }

/** A page of one's own imports, the latest first; one that was undone later than the day stands there as not undone. */
export async function findImports(tx: Tx, id: string | null, undone: boolean | null, { offset, limit }: Window, asOf: Day | null): Promise<FoundImports> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findFundImports */ with found as (select * from fund_import where ($1::date is null or known_on <= $1) and ($2::text is null or id = $2) and ($3::boolean is null or (undone_on is not null and ($1::date is null or undone_on <= $1)) = $3))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by at desc, id desc offset ${offset} limit ${limit}) f on true order by f.at desc, f.id desc`, [asOf, id, undone]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, FundImport, raw)) };
}
