import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { connectionOf } from '@cornerstone/runtime/graph/page';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** One movement as the books keep it: what is debited, what is credited. An account is written `paid/batch code/project code`. */
@ObjectType({ description: 'One movement of money in double entry. · 记账分录' })
export class FundEntry {
  @Field(() => ID, { description: 'Id of the posting, pst_ and a UUIDv7. · 标识' }) id: string;
  @Field(() => DateScalar, { description: 'Day of the movement. · 日期' }) at: Day;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' }) knownOn: Day;
  @Field(() => String, { description: 'Account that receives. · 借方科目' }) debit: string;
  @Field(() => String, { description: 'Account that gives. · 贷方科目' }) credit: string;
  @Field(() => String, { description: 'Chinese name of the account that receives. · 借方科目名称' }) debitName: string;
  @Field(() => String, { description: 'Chinese name of the account that gives. · 贷方科目名称' }) creditName: string;
  @Field(() => MoneyType, { description: 'Amount. · 金额' }) amount: Fen;
  @Field(() => String, { nullable: true, description: 'Memo. · 摘要' }) memo: string | null;
  @Field(() => String, { nullable: true, description: 'Who was paid. · 收款单位' }) payee: string | null;
}

export const FundEntryConnection = connectionOf(() => FundEntry, 'FundEntry', '记账分录');
