import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, idOf, reason, text, told } from './words';

/** 三到现场: when the responsible unit and person have to be on site. */
export const presenceStages = ['START', 'WORKS', 'COMPLETION'] as const;
const WORDS = { START: { zh: '开工到现场', en: 'at the start' }, WORKS: { zh: '建设到现场', en: 'during works' }, COMPLETION: { zh: '竣工到现场', en: 'at completion' } };

const ofPresence = {
  presenceId: idOf('prs', 'Id of the record', '到现场记录标识'),
  stage: told(z.enum(presenceStages), 'At the start, during works, at completion', '开工、建设、竣工', 'START'),
};

/** No person: that it was the one who answers for the unit is what the fact says. */
export const presenceRecorded = defineEvent('projects.project.presence-recorded.v1',
  { en: 'The responsible unit and person were on site', zh: '责任单位和责任人到现场' },
  ({ stage, on, unit }) => ({ zh: `${WORDS[stage].zh}：${unit}，${on}`, en: `${WORDS[stage].en}: ${unit}, ${on}` }),
  told(z.object({
    ...ofPresence, on: told(isoDay, 'Day on site', '到现场日期'), unit: text('Name of the unit that carries the project then', '当时的项目单位', '郑州城建集团有限公司'),
    creditCode: text('Its unified social credit code, GB 32100', '统一社会信用代码（GB 32100）', '91350100M000100Y43'), unitVersion: count('Which naming of the unit, with its responsible person', '项目单位登记次序（含责任人）', 1),
    evidenceFileId: told(z.string().nullable(), 'Stored file that shows it; null where none was given', '佐证文件标识；未附为空', null),
  }), 'The person who answers there was present; the name is in the graph only (F2)', '责任人本人到场；姓名仅在图中可查（F2）'));

export const presenceWithdrawn = defineEvent('projects.project.presence-withdrawn.v1',
  { en: 'A record of presence on site was taken back', zh: '到现场记录撤回' },
  ({ stage, reason: why }) => same(`${WORDS[stage].zh}：${why}`),
  told(z.object({ ...ofPresence, reason }), 'It counts no more; days before keep it', '不再计入；此前所知不变'));
