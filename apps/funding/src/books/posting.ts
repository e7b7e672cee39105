import type { Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import type { Account } from './chart.rules';

/** One movement of money: `amount` leaves the credited account and comes to the debited one. */
export interface Posting {
  id: string; kind: string; debit: Account; credit: Account; amount: Fen; movedOn: Day; knownOn: Day;
  batchId: string; projectId: string | null; lineId: string | null; memo: string | null; payee: string | null; importId: string | null; demonstration: boolean;
  /** The posting that this one posts back. */
  reverses?: string;
}

/** Writes postings with their two entries each. The database refuses at commit what does not balance. */
export const post = (tx: Tx, postings: readonly Posting[]): Promise<unknown> => query(tx, `/* post */
  with given as (select * from jsonb_to_recordset($1::jsonb) as g("at" int, id text, kind text, debit text, credit text, amount numeric, "movedOn" date, "knownOn" date,
      "batchId" text, "projectId" text, "lineId" text, memo text, payee text, "importId" text, demonstration boolean, reverses text)),
    posted as (insert into posting (id, kind, moved_on, known_on, batch_id, project_id, line_id, memo, payee, import_id, demonstration, reverses, actor_id)
      select id, kind, "movedOn", "knownOn", "batchId", "projectId", "lineId", memo, payee, "importId", demonstration, reverses, $2 from given)
  insert into entry (posting_id, account, batch_id, project_id, known_on, amount, reversal)
    select g.id, side.account, g."batchId", g."projectId", g."knownOn", side.amount, g.reverses is not null
    from given g cross join lateral (values (1, g.debit, g.amount), (2, g.credit, -g.amount)) side (at, account, amount) order by g."at", side.at`,
[JSON.stringify(postings.map((posting, at) => ({ ...posting, at, amount: toYuan(posting.amount) }))), tx.actor.id]);

/** Net change of an account by the day it is known, in order; of the whole batch for `unallocated`. */
export interface DayChange { knownOn: Day; amount: string }

export const accountDays = (tx: Tx, batchId: string, account: Account, projectId: string): Promise<DayChange[]> =>
  query<DayChange>(tx, '/* accountDays */ select known_on::text as "knownOn", amount::text from account_days($1, $2, $3)', [batchId, account, projectId]);
