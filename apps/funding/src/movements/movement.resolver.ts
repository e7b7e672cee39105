import { plainText } from '@cornerstone/kernel/text';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { fenOf } from '@cornerstone/runtime/graph/money';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { identityOf } from './issue.rules';
import { FundLine } from './line.entity';
import { move } from './move';
import { AllocateFundsInput, DisburseFundsInput, PayOutInput, RecordIssueInput, ReturnFundsInput } from './movement.inputs';

const words = (text: string | null | undefined, field: string): string | null => (text ? plainText(text, field) : null);

/** Each step of the money answers the line it changed: what the project has of the batch now. */
@Resolver(() => FundLine)
export class MovementResolver {
  @Mutation(() => FundLine, { nullable: true, description: 'Allocates funds of a batch to a project (F1–F3); answers its line. Refused above the quota. · 计划下达' })
  allocateFunds(@Arg('input', () => AllocateFundsInput, { description: 'What to do. · 输入' }) input: AllocateFundsInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundLine> {
    return request.mutate('allocateFunds', FundLine, input, key, (tx) => move(tx, input, { kind: 'ALLOCATION' }, input.on, words(input.memo, 'memo')));
  }

  @Mutation(() => FundLine, { nullable: true, description: 'Records an issue of a bond for a project (F1); answers its line. Refused above what was allocated. · 债券发行' })
  recordIssue(@Arg('input', () => RecordIssueInput, { description: 'What to do. · 输入' }) input: RecordIssueInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundLine> {
    return request.mutate('recordIssue', FundLine, input, key, (tx) => {
      const { issuedOn } = input;
      const detail = { name: words(input.name, 'name'), batchNo: words(input.batchNo, 'batchNo'), issuedOn, tenorYears: input.tenorYears ?? null, ratePercent: input.ratePercent ?? null };
      return move(tx, input, { kind: 'ISSUE', tenorYears: detail.tenorYears, ratePercent: detail.ratePercent }, issuedOn, detail.name ?? detail.batchNo, { ...detail, identity: identityOf({ ...detail, amount: fenOf(input.amount) }) });
    });
  }

  @Mutation(() => FundLine, { nullable: true, description: 'Disburses funds to the project unit (F1–F3); answers its line. Refused above what was issued, or allocated where nothing is issued. · 资金拨付' })
  disburseFunds(@Arg('input', () => DisburseFundsInput, { description: 'What to do. · 输入' }) input: DisburseFundsInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundLine> {
    return request.mutate('disburseFunds', FundLine, input, key, (tx) => move(tx, input, { kind: 'DISBURSEMENT' }, input.on, words(input.memo, 'memo')));
  }

  @Mutation(() => FundLine, { nullable: true, description: 'Pays out to works (F1–F3); answers its line. Refused above what was disbursed. · 资金支付' })
  payOut(@Arg('input', () => PayOutInput, { description: 'What to do. · 输入' }) input: PayOutInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundLine> {
    return request.mutate('payOut', FundLine, input, key, (tx) => move(tx, input, { kind: 'PAYMENT', payee: words(input.payee, 'payee') }, input.on, words(input.memo, 'memo')));
  }

  @Mutation(() => FundLine, { nullable: true, description: 'Takes funds back to the batch with a reason (F1–F3); answers the line. Paid money does not come back. · 资金收回' })
  returnFunds(@Arg('input', () => ReturnFundsInput, { description: 'What to do. · 输入' }) input: ReturnFundsInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundLine> {
    return request.mutate('returnFunds', FundLine, input, key, (tx) => {
      const reason = plainText(input.reason, 'reason');
      return move(tx, input, { kind: 'RETURN', from: input.from ?? 'DISBURSED', reason }, input.on, words(input.memo, 'memo') ?? reason);
    });
  }
}
