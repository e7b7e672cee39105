import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { reason, text, told } from './words';

/** Why a project has another code: a new one was given, or the one before was never rightly its. */
export const codeChanges = ['NEW', 'CORRECTION'] as const;

export const projectCodeChanged = defineEvent('projects.project.code-changed.v1',
  { en: 'The code of a project changed', zh: '项目代码变更' },
  ({ earlier, code }) => same(`${earlier} → ${code}`),
  told(z.object({
    code: text('The code from now on; the subject of this event and of later ones', '变更后代码，本事件及后续事件的主题', '2509-320193-89-01-544060'),
    earlier: text('The code until now, the subject of earlier events', '变更前代码，此前事件的主题', '2018-320193-48-01-012345'),
    change: told(z.enum(codeChanges), 'NEW: another code was given, the earlier one stays the project\'s for ever. CORRECTION: the earlier one was never rightly its, and another project may have it', 'NEW：核发新代码，原代码仍归本项目；CORRECTION：原代码登记有误，可由其他项目使用', 'NEW'),
    since: told(isoDay, 'Day since which the project has it', '启用日期'), reason: told(reason, 'Why it changed', '变更理由', '可研批复后重新赋码'),
  }), 'One project, one ledger: id and key stay, what is known by the code is known by the new one from now on (P8)', '项目标识与消息键不变，此后以新代码为准（P8）'));
