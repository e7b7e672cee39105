import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { fundKinds } from './funding';
import { moved } from './sentence';
import { flag, idOf, reason, text, told, year } from './words';

export const reversedMovements = ['QUOTA', 'ALLOCATED', 'ISSUED', 'DISBURSED', 'PAID'] as const;

export const movementReversed = defineEvent('funding.ledger.reversed.v1',
  { en: 'A movement of money was posted back', zh: '资金分录冲销' },
  moved,
  told(z.object({
    batchId: idOf('bat', 'Id of the batch', '资金批次标识'), batchCode: text('Code of the batch, unique', '批次代码（唯一）', 'IMP-SPECIAL_BOND-2023'), fund: told(z.enum(fundKinds), 'Kind of funds', '资金类别'), batchYear: told(year, 'Year in which the money was arranged', '批次年度'),
    postingId: idOf('pst', 'Id of the posting that reverses; counts once', '冲销凭证标识，只计一次'), reversedPostingId: idOf('pst', 'Id of the posting that is reversed', '被冲销凭证标识'), importId: idOf('imp', 'The import that had brought it', '原导入批次标识'),
    movement: told(z.enum(reversedMovements), 'What the reversed posting was: quota of the batch, or a step of a project\'s money', '被冲销的环节：批次额度、下达、发行、拨付、支付', 'PAID'),
    amount: told(yuan, 'Amount in yuan, above zero: take it off what that step told', '金额（元），大于零；从该环节累计中扣减'), on: told(isoDay, 'Day of the reversal', '冲销日期'), reason: told(reason, 'Why', '原因', '传错文件'),
    emptied: flag('Nothing is left of the project in the batch after it', '冲销后该项目在该批次已无资金'),
  }), 'An import was undone (F1): nothing is deleted, each posting is posted back; days before keep what they had', '撤销导入（F1）：不删除，逐笔冲销，此前日期的数据不变'));
