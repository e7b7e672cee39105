import type { Day } from '@cornerstone/kernel/day';
import { fromYuan } from '@cornerstone/kernel/money';
import type { Window } from '@cornerstone/runtime/graph/page';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { accountNames, type Account } from './chart.rules';
import { FundEntry } from './entry.type';

export interface EntryPage { rows: FundEntry[]; total: number }
interface Row { owner: string; total: number; id: string | null; at: Day; knownOn: Day; debit: string; credit: string; debitAccount: Account; creditAccount: Account; amount: string; memo: string | null; payee: string | null }

/** An account as it is written: `unallocated/ZX-2024-01`, `paid/ZX-2024-01/2401-410105-…`. */
export const writtenAccount = (account: string, batch: string, project: string): string =>
  `${account} || '/' || ${batch} || case when ${account} in ('quota', 'unallocated') then '' else '/' || ${project} end`;

/** Movements of projects or of lines as known on a day, oldest first; all keys in one statement. */
export async function entriesOf(tx: Tx, column: 'project_id' | 'line_id', keys: readonly string[], asOf: Day | null, window: Window): Promise<EntryPage[]> {
  const rows = await query<Row>(tx, `/* entriesOf */ with numbered as (
      select p.*, row_number() over (partition by p.${column} order by p.known_on, p.id) as place, count(*) over (partition by p.${column})::int as total
      from posting p where p.${column} = any($1) and ($2::date is null or p.known_on <= $2))
    select n.${column} as owner, n.total, case when n.place > $3 and n.place <= $4 then n.id end as id, n.moved_on::text as "at", n.known_on::text as "knownOn", n.memo, n.payee,
      ${writtenAccount('d.account', 'b.code', 'c.code')} as debit, ${writtenAccount('g.account', 'b.code', 'c.code')} as credit, d.account as "debitAccount", g.account as "creditAccount", d.amount::text
    from numbered n join entry d on d.posting_id = n.id and d.amount > 0 join entry g on g.posting_id = n.id and g.amount < 0
      join fund_batch b on b.id = n.batch_id join project_copy c on c.id = n.project_id
    where n.place = 1 or (n.place > $3 and n.place <= $4) order by n.place`, [keys, asOf, window.offset, window.offset + window.limit]);
  return keys.map((key) => {
    const own = rows.filter((row) => row.owner === key);
    return { total: own[0]?.total ?? 0, rows: own.filter((row) => row.id !== null).map(entry) };
  });
}

const entry = ({ debitAccount, creditAccount, amount, owner: _owner, total: _total, ...row }: Row): FundEntry =>
  Object.assign(new FundEntry(), { ...row, debitName: accountNames[debitAccount], creditName: accountNames[creditAccount], amount: fromYuan(amount) });
