import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { projectLevels } from './projects';
import { same } from './sentence';
import { count, idOf, reason, text, told, year } from './words';

export const startPlanKinds = ['START', 'RESUMPTION'] as const;
const START_WORDS = { START: { en: 'start', zh: '开工' }, RESUMPTION: { en: 'resumption', zh: '复工' } } as const;

const decided = {
  on: told(isoDay, 'Day of the decision', '决定日期'), reason: told(reason, 'Why', '理由', '连续两年未开工'),
  authorityId: text('Id of the department that decided', '决定机关标识', 'dep_410000_development_reform'), documentNumber: text('Number of the document', '文号', '豫发改重点〔2024〕86号'),
};
const which = {
  year: told(year.nullable(), 'Year of the lists it was taken off; null for those of every year', '调退所涉清单年度；各年度均调退为空'),
  programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Programme whose lists it was taken off; null for every programme', '调退所涉专项；全部为空', null),
  listingIds: told(z.array(idOf('lst', 'Id of a listing', '清单条目标识')), 'Listings that no longer hold', '不再有效的清单条目'),
};
const whichSaid = ({ year: of, programme, documentNumber, reason: why }: { year: number | null; programme: string | null; documentNumber: string; reason: string }) => ({
  zh: `${of === null ? '' : `${of}年`}${programme ?? '清单'}，${documentNumber}，${why}`, en: `${of === null ? '' : `${of} `}${programme ?? 'lists'}, ${documentNumber}, ${why}`,
});

export const projectRemoved = defineEvent('projects.project.removed.v1',
  { en: 'A project was removed from the list', zh: '项目调退' }, whichSaid,
  told(z.object({ ...decided, ...which }), 'It is on no list of that year or a later one any more: it leaves both parts of every rate, its past reports stay (P2, S4)', '不再列入该年度及以后清单：退出各项比率的分子和分母，既往报送保留（P2、S4）'));

export const projectDelisted = defineEvent('projects.project.delisted.v1',
  { en: 'A project was taken off a list and stays on others', zh: '项目退出部分清单' }, whichSaid,
  told(z.object({ ...decided, ...which, level: told(z.enum(projectLevels).nullable(), 'Level of the highest list that it stays on; null where none says', '保留清单中的最高级别；未注明为空', 'CITY') }), 'The listings named no longer hold; the project goes on under the others (P2, P3)', '所列清单条目失效，项目按其余清单继续推进（P2、P3）'));

export const projectCancelled = defineEvent('projects.project.cancelled.v1',
  { en: 'A project was cancelled', zh: '项目取消' },
  ({ documentNumber, reason: why }) => same(`${documentNumber}, ${why}`),
  told(z.object(decided), 'It is not built any further. It stays in the denominator of rates until it is removed from the list (P2)', '不再建设；正式调退之前仍计入比率的分母（P2）'));

export const startPlanned = defineEvent('projects.project.start-planned.v1',
  { en: 'A start or resumption was planned', zh: '制定开复工方案' },
  ({ kind, targetOn, planVersion }) => ({ zh: `${targetOn} 前${START_WORDS[kind].zh}（第 ${planVersion} 版）`, en: `${START_WORDS[kind].en} by ${targetOn} (version ${planVersion})` }),
  told(z.object({
    startPlanId: idOf('spl', 'Id of the plan', '方案标识'), kind: told(z.enum(startPlanKinds), 'Start, or resumption of works that stand', '开工或复工', 'RESUMPTION'),
    planVersion: count('Version, from 1; the highest holds. A later stop of works begins anew', '方案版本，从 1 起，以最高者为准；再次停工另起', 1),
    targetOn: told(isoDay, 'Day by which works are to begin or go on', '目标日期'), measures: text('What is done for it', '推进措施', '协调施工队伍返岗，3月10日前完成复工验收'),
    departmentId: text('Id of the responsible department', '责任单位标识', 'dep_410100_housing'), personId: idOf('per', 'Id of the responsible person', '责任人标识'),
    reason: told(reason.nullable(), 'Why an earlier version was replaced; null in the first', '调整理由；首版为空', null),
  }), 'Suspended projects and those not started yet carry a dated plan (000)', '未开工、停工项目须有明确时限的开复工方案（000）'));

export const campaignOpened = defineEvent('projects.campaign.opened.v1',
  { en: 'A campaign of starts or resumptions was opened', zh: '启动开复工战役' },
  ({ name, kind, dueOn }) => ({ zh: `${name}：${dueOn} 前${START_WORDS[kind].zh}`, en: `${name}: ${START_WORDS[kind].en} by ${dueOn}` }),
  told(z.object({
    campaignId: idOf('cmp', 'Id of the campaign', '战役标识'), name: text('Name', '名称', '2020年重点项目复工开工战役'), kind: told(z.enum(startPlanKinds), 'Starts, or resumptions', '开工或复工', 'RESUMPTION'),
    opensOn: told(isoDay, 'Who belongs to it is seen on this day', '成员认定日期'), dueOn: told(isoDay, 'Day by which all are to work', '目标期限'),
    targetPercent: told(z.string(), 'Share that is to be done by then, percent', '目标比例（%）', '100'),
    regions: told(z.array(text('Region code', '区划代码', '410000')), 'Regions with everything below them; empty for all', '区划（含下级）；全部为空数组'), programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Programme; null for all', '专项；全部为空', null),
    level: told(z.enum(projectLevels).nullable(), 'Level of the highest list; null for all', '级别；全部为空', null),
  }), 'Which projects belong to it follows from what was known on the day it opens: suspended then, or planned to start by the due day (000)', '成员按启动日所知认定：当日停工的项目，或计划在期限前开工的项目（000）'));
