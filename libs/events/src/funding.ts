import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { money, moved } from './sentence';
import { idOf, reason, text, told, year } from './words';

export const fundKinds = ['SPECIAL_BOND', 'CENTRAL_BUDGET', 'TREASURY_BOND', 'PREWORK', 'RENOVATION', 'LOCAL_BUDGET', 'BANK_LOAN', 'ENTERPRISE', 'SOCIAL_CAPITAL'] as const;

const ofBatch = {
  batchId: idOf('bat', 'Id of the batch', '资金批次标识'), batchCode: text('Code of the batch, unique', '批次代码（唯一）', 'SPECIAL_BOND-2024-1'),
  fund: told(z.enum(fundKinds), 'Kind of funds: special bond, central budget, treasury bond, pre-work, renovation, local budget, bank loan, enterprise, social capital', '资金类别：专项债券、中央预算内、增发国债、前期经费、技改资金、地方预算、银行贷款、企业自筹、社会资本'),
  batchYear: told(year, 'Year in which the money was arranged', '批次年度'),
};
const movement = {
  ...ofBatch, postingId: idOf('pst', 'Id of the posting in the double-entry books; counts once', '记账凭证标识，只计一次'),
  amount: told(yuan, 'Amount of this movement in yuan, above zero, not cumulative', '本笔金额（元），大于零，非累计'), on: told(isoDay, 'Day of the movement', '业务日期'),
};
const quota = told(yuan, 'All that the batch may allocate now, in yuan', '批次现有总额度（元）', '500000000.00');

export const batchCreated = defineEvent('funding.ledger.batch-created.v1',
  { en: 'A batch of funds was opened with its quota', zh: '资金批次设立' },
  null,
  told(z.object({ ...ofBatch, name: text('Name of the batch', '批次名称', '2024年第一批专项债券'), quota }), 'A quota of one kind and year, to be allocated to projects', '某类资金某年度的一批额度'));

/** `amount` is what came on top, `quota` all there is now. */
export const quotaRaised = defineEvent('funding.ledger.quota-raised.v1',
  { en: 'The quota of a batch was raised', zh: '批次额度追加' },
  null,
  told(z.object({ ...movement, amount: told(movement.amount, 'What came on top, in yuan', '追加金额（元）'), quota }), 'The batch may allocate more than before', '批次可下达额度增加'));

export const fundsAllocated = defineEvent('funding.ledger.allocated.v1',
  { en: 'Funds of a batch were allocated to a project', zh: '计划下达' },
  moved, told(z.object(movement), 'Part of the quota belongs to the project now (F1–F3); never above the quota', '额度下达到项目，不超过批次额度'));

export const issueRecorded = defineEvent('funding.ledger.issued.v1',
  { en: 'A bond issue for a project was recorded', zh: '债券发行' },
  moved,
  told(z.object({
    ...movement, tenorYears: told(z.number().nullable(), 'Tenor in years; null where the source gives none', '期限（年）；来源未注明为空', 15),
    ratePercent: told(z.string().nullable(), 'Coupon in percent a year, a decimal string with at most four places; null where the source gives none', '票面利率（%/年），至多四位小数；来源未注明为空', '2.85'),
  }), 'Bonds were sold for the project; only kinds raised by issues have this step (F1)', '为项目发行债券；仅发行类资金有此环节'));

export const fundsDisbursed = defineEvent('funding.ledger.disbursed.v1',
  { en: 'Funds were disbursed to the project unit', zh: '资金拨付' },
  moved, told(z.object(movement), 'Money was sent to the project unit; not yet spent on works', '资金拨付至项目单位，尚未形成支出'));

export const fundsPaid = defineEvent('funding.ledger.paid.v1',
  { en: 'Funds were paid out to works', zh: '资金支付' },
  moved,
  told(z.object({ ...movement, payee: told(text('Payee', '收款单位', '中铁七局集团有限公司').nullable(), 'Who was paid, an organisation; null where it is not recorded', '收款单位；未记录为空') }), 'Money was spent on works: the numerator of every use rate', '资金实际支出，使用率的分子'));

export const fundsReturned = defineEvent('funding.ledger.returned.v1',
  { en: 'Funds went back to the batch', zh: '资金收回' },
  moved,
  told(z.object({
    ...movement, reason,
    from: told(z.enum(['DISBURSED', 'ISSUED', 'ALLOCATED']).default('DISBURSED'), 'The furthest step the money had gone; it leaves that one and every step before it', '资金到达的最远环节，该环节及此前各环节同步扣减'),
  }), 'The batch may allocate it again; subtract it from every step it had gone', '收回后可重新下达，各环节相应扣减'));

/** An imported breach is kept and flagged (F1): used above issued, allocated above quota. */
export const breachFlagged = defineEvent('funding.ledger.breach-flagged.v1',
  { en: 'Imported figures break a rule of the books', zh: '账目异常标记' },
  ({ rule, amount, limit }) => ({ zh: `${rule}，${money(amount).zh}，限额 ${money(limit).zh}`, en: `${rule}, ${money(amount).en}, limit ${money(limit).en}` }),
  told(z.object({
    ...ofBatch, rule: text('Rule that the figures break', '被违反的规则', 'F1.paid-above-disbursed'), amount: told(yuan, 'The figure that is too high, in yuan', '超限金额（元）'),
    limit: told(yuan, 'What it may be at most, in yuan', '限额（元）', '30000000.00'), on: told(isoDay, 'Day since which it is known', '知悉日期'),
  }), 'Kept as the source says and flagged; supervision raises an issue from it (F1, S1)', '按来源保留并标记，督查服务据此生成问题'));
