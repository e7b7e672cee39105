import { plainText } from '@cornerstone/kernel/text';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { identityOf } from './issue.rules';
import { FundLine } from './line.entity';
import { move } from './move';
import { AllocateFundsInput, DisburseFundsInput, PayOutInput, RecordIssueInput, ReturnFundsInput } from './movement.inputs';

const words = (text: string | null | undefined, field: string): string | null => (text ? plainText(text, field) : null);

/** Each step of the money answers the line it changed: what the project has of the batch now. */
@Resolver(() => FundLine)
export class MovementResolver {
  @Change(() => FundLine, () => AllocateFundsInput, 'Allocates funds of a batch to a project (F1–F3); answers its line. Refused above the quota. · 计划下达')
  allocateFunds(tx: Tx, input: AllocateFundsInput): Promise<FundLine> {
    return move(tx, input, { kind: 'ALLOCATION' }, input.on, words(input.memo, 'memo'));
  }

  @Change(() => FundLine, () => RecordIssueInput, 'Records an issue of a bond for a project (F1); answers its line. Refused above what was allocated. · 债券发行')
  recordIssue(tx: Tx, input: RecordIssueInput): Promise<FundLine> {
    const { issuedOn } = input;
    const detail = { name: words(input.name, 'name'), batchNo: words(input.batchNo, 'batchNo'), issuedOn, tenorYears: input.tenorYears ?? null, ratePercent: input.ratePercent ?? null };
    return move(tx, input, { kind: 'ISSUE', tenorYears: detail.tenorYears, ratePercent: detail.ratePercent }, issuedOn, detail.name ?? detail.batchNo, { ...detail, identity: identityOf({ ...detail, amount: fenOf(input.amount) }) });
  }

  @Change(() => FundLine, () => DisburseFundsInput, 'Disburses funds to the project unit (F1–F3); answers its line. Refused above what was issued, or allocated where nothing is issued. · 资金拨付')
  disburseFunds(tx: Tx, input: DisburseFundsInput): Promise<FundLine> {
    return move(tx, input, { kind: 'DISBURSEMENT' }, input.on, words(input.memo, 'memo'));
  }

  @Change(() => FundLine, () => PayOutInput, 'Pays out to works (F1–F3); answers its line. Refused above what was disbursed. · 资金支付')
  payOut(tx: Tx, input: PayOutInput): Promise<FundLine> {
    return move(tx, input, { kind: 'PAYMENT', payee: words(input.payee, 'payee') }, input.on, words(input.memo, 'memo'));
  }

  @Change(() => FundLine, () => ReturnFundsInput, 'Takes funds back to the batch with a reason (F1–F3); answers the line. Paid money does not come back. · 资金收回')
  returnFunds(tx: Tx, input: ReturnFundsInput): Promise<FundLine> {
    return move(tx, input, { kind: 'RETURN', from: input.from ?? 'DISBURSED', reason: input.reason }, input.on, words(input.memo, 'memo') ?? input.reason.trim());
  }
}
