import type { Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, type Fen } from '@cornerstone/kernel/money';
import { badInput } from '@cornerstone/kernel/rejection';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import type { Request } from '@cornerstone/runtime/request';
import { query } from '@cornerstone/runtime/transaction';
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { accountNames, accounts, type Account } from './chart.rules';
import { writtenAccount } from './entries.sql';

const MOST_ACCOUNTS = 1_000;

@ObjectType({ description: 'An account of the books with what went in and out. · 科目余额' })
export class AccountBalance {
  @Field(() => String, { description: 'Account, such as unallocated/BATCH or paid/BATCH/PROJECT. · 科目' }) account: string;
  @Field(() => String, { description: 'Chinese name. · 科目名称' }) name: string;
  @Field(() => MoneyType, { description: 'All debits. · 借方合计' }) debit: Fen;
  @Field(() => MoneyType, { description: 'All credits. · 贷方合计' }) credit: Fen;
  @Field(() => MoneyType, { description: 'Debits less credits; below zero for a source such as quota. · 余额（借减贷）' }) balance: Fen;
}

interface Row { account: string; step: Account; batch: string; debit: string; credit: string }

/** The trial balance (F1–F3). Whoever sees a movement sees both its sides, so what one person sees adds up to zero too. */
@Resolver()
export class BooksResolver {
  @Guarded('funds')
  @Query(() => [AccountBalance], {
    nullable: true,
    description: 'Trial balance, adding up to zero: by account and batch; with `account` (exact, or the beginning: paid, paid/BATCH) down to the projects, at most 1,000. · 试算平衡表',
  })
  async books(
    @Arg('account', () => String, { nullable: true, description: 'Account or its beginning. · 科目或上级科目' }) named: string | null | undefined,
    @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<AccountBalance[]> {
    const account = named ?? null;
    const written = account === null ? "e.account || '/' || b.code" : writtenAccount('e.account', 'b.code', 'p.code');
    const rows = await query<Row>(await request.read(), `/* books */ select * from (
        select ${written} as account, e.account as step, b.code as batch, coalesce(sum(e.amount) filter (where e.amount > 0), 0)::text as debit, coalesce(-sum(e.amount) filter (where e.amount < 0), 0)::text as credit
        from entry e join fund_batch b on b.id = e.batch_id left join project_copy p on p.id = e.project_id
        where $1::date is null or e.known_on <= $1 group by 1, 2, 3) balance
      where $2::text is null or account = $2 or starts_with(account, $2 || '/')
      order by array_position($3::text[], step), batch, account limit ${MOST_ACCOUNTS + 1}`, [asOf ?? request.asOf, account, accounts]);
    if (rows.length > MOST_ACCOUNTS) throw badInput('F1.books-too-long', { en: `More than ${MOST_ACCOUNTS} accounts: name a longer account, such as paid/BATCH.`, zh: `科目超过 ${MOST_ACCOUNTS} 个：请指定更具体的科目。` }, { account });
    return rows.map((row) => {
      const [debit, credit] = [fromYuan(row.debit), fromYuan(row.credit)];
      return { account: row.account, name: accountNames[row.step], debit, credit, balance: fen(debit - credit) };
    });
  }
}
