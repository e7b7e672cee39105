import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';

export const fundKinds = ['SPECIAL_BOND', 'CENTRAL_BUDGET', 'TREASURY_BOND', 'PREWORK', 'RENOVATION', 'LOCAL_BUDGET', 'BANK_LOAN', 'ENTERPRISE', 'SOCIAL_CAPITAL'] as const;

const ofBatch = { batchId: z.string(), batchCode: z.string(), fund: z.enum(fundKinds), batchYear: z.number().int() };
const movement = { ...ofBatch, postingId: z.string(), amount: yuan, on: isoDay };

export const batchCreated = defineEvent('funding.ledger.batch-created.v1',
  { en: 'A batch of funds was opened with its quota', zh: '资金批次设立' }, z.object({ ...ofBatch, name: z.string(), quota: yuan }));

/** `amount` is what came on top, `quota` all there is now. */
export const quotaRaised = defineEvent('funding.ledger.quota-raised.v1',
  { en: 'The quota of a batch was raised', zh: '批次额度追加' }, z.object({ ...movement, quota: yuan }));

export const fundsAllocated = defineEvent('funding.ledger.allocated.v1',
  { en: 'Funds of a batch were allocated to a project', zh: '计划下达' }, z.object(movement));

export const issueRecorded = defineEvent('funding.ledger.issued.v1',
  { en: 'A bond issue for a project was recorded', zh: '债券发行' }, z.object({ ...movement, tenorYears: z.number().nullable(), ratePercent: z.string().nullable() }));

export const fundsDisbursed = defineEvent('funding.ledger.disbursed.v1',
  { en: 'Funds were disbursed to the project unit', zh: '资金拨付' }, z.object(movement));

export const fundsPaid = defineEvent('funding.ledger.paid.v1',
  { en: 'Funds were paid out to works', zh: '资金支付' }, z.object({ ...movement, payee: z.string().nullable() }));

export const fundsReturned = defineEvent('funding.ledger.returned.v1',
  { en: 'Funds went back to the batch', zh: '资金收回' }, z.object({
    ...movement, reason: z.string(),
    /** The furthest step the money had gone: it leaves that one and every step above it. */
    from: z.enum(['DISBURSED', 'ISSUED', 'ALLOCATED']).default('DISBURSED'),
  }));

/** An imported breach is kept and flagged (F1): used above issued, allocated above quota. */
export const breachFlagged = defineEvent('funding.ledger.breach-flagged.v1',
  { en: 'Imported figures break a rule of the books', zh: '账目异常标记' }, z.object({ ...ofBatch, rule: z.string(), amount: yuan, limit: yuan, on: isoDay }));
