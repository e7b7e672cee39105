import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { projectLevels, projectStages } from './projects';
import { money } from './sentence';
import { count, flag, idOf, reason, text, told, year } from './words';

export const reserveCategories = ['PLANNED_CONSTRUCTION', 'INVESTMENT_PROMOTION', 'INDUSTRY'] as const;
/** 两高一危: high energy, high pollution, hazardous (seed 003). */
export const reserveHazards = ['HIGH_ENERGY', 'HIGH_POLLUTION', 'HAZARDOUS'] as const;

const CATEGORIES = { PLANNED_CONSTRUCTION: '规划建设', INVESTMENT_PROMOTION: '招商引资', INDUSTRY: '产业发展' } as const;

const ofEntry = { entryId: idOf('rsv', 'Id of the reserve entry', '储备条目标识') };
const category = told(z.enum(reserveCategories), 'Planned construction, investment promotion or industry (002)', '类别：重大规划建设、重大招商引资、重大产业发展（002）', 'INDUSTRY');
const level = told(z.enum(projectLevels), 'Level of the key list that it is kept for', '拟列入清单级别', 'CITY');
const on = told(isoDay, 'Day of the decision', '决定日期', '2024-06-30');
const quarter = count('Quarter 1 to 4', '季度（1–4）', 2);
const sessionId = idOf('rss', 'Id of the quarter\'s session', '季度滚动调整会议标识');
const inSession = told(sessionId.nullable(), 'Id of the quarter\'s session; rss_ and a UUIDv7; null outside one', '季度滚动调整会议标识；会外决定为空', null);
const regionCode = text('Code of the region it holds for, with everything below it', '适用区划代码（含下级）', '410000');
const validFrom = told(isoDay, 'First day on which it holds; a later one takes its place', '生效日期，后者替代前者', '2024-01-01');
const stage = told(z.enum(projectStages), 'Stage of the project after it', '此后项目阶段', 'RESERVED');

/** Of the project: its stage follows the library. */
export const projectReserved = defineEvent('projects.project.reserved.v1',
  { en: 'A project came into the reserve library', zh: '项目入储备库' },
  ({ on: day }) => ({ zh: day, en: day }),
  told(z.object({ ...ofEntry, on, stage }), 'The proposal met the admission standards; the project\'s stage is the one told here (P1)', '经准入标准审核入库，项目阶段以此为准（P1）'));

export const projectReserveDropped = defineEvent('projects.project.reserve-dropped.v1',
  { en: 'A project left the reserve library', zh: '项目调出储备库' },
  ({ on: day, reason: why }) => ({ zh: `${day}，${why}`, en: `${day}, ${why}` }),
  told(z.object({ ...ofEntry, on, stage, reason: told(reason, 'Why it was dropped', '调出理由', '两年未开展前期工作') }), 'It may be proposed again; the project\'s stage is the one told here (P1)', '可再次申报，项目阶段以此为准（P1）'));

/** Of the entry, keyed by its project. */
export const reserveProposed = defineEvent('projects.reserve.proposed.v1',
  { en: 'A project was proposed for the reserve library', zh: '申报入库' },
  ({ category: kind }) => ({ zh: CATEGORIES[kind], en: kind.toLowerCase().replaceAll('_', ' ') }),
  told(z.object({
    ...ofEntry, category, level, hazards: told(z.array(z.enum(reserveHazards)), 'High energy, high pollution, hazardous; empty for none', '“两高一危”情形；无则为空数组', []),
    touchesPublic: flag('It concerns the interests of the public: the public-interest gates stand before promotion (P11)', '事关群众切身利益，提级前须履行公众程序（P11）'),
  }), 'It waits for the screening against the admission standards (P1)', '待按准入标准审核（P1）'));

export const reserveAdmitted = defineEvent('projects.reserve.admitted.v1',
  { en: 'A proposal was admitted', zh: '审核通过入库' },
  ({ on: day }) => ({ zh: day, en: day }),
  told(z.object({
    ...ofEntry, on, sessionId: inSession, standardId: told(text('Admission standard', '准入标准', 'std_0193a000-0000-7000-8000-000000000001').nullable(), 'Id of the admission standard it was measured by; null for one of the defaults', '所依准入标准标识；默认标准为空'),
    minimum: told(yuan, 'Minimum investment of the standard in yuan', '准入最低投资额（元）', '300000000.00'), exempted: flag('It is 两高一危 and a named authority exempted it', '属“两高一危”，经指定机关批准例外'),
    touchesPublic: flag('It concerns the interests of the public, as the screening found (P11)', '经审核是否事关群众切身利益（P11）'),
  }), 'Screened by the standard of its sector, level and category (P1)', '按行业、级别、类别的准入标准审核（P1）'));

export const reserveRejected = defineEvent('projects.reserve.rejected.v1',
  { en: 'A proposal was turned down', zh: '申报未通过' },
  ({ on: day, reason: why }) => ({ zh: `${day}，${why}`, en: `${day}, ${why}` }),
  told(z.object({ ...ofEntry, on, sessionId: inSession, reason: told(reason, 'Why it was turned down', '不予入库理由', '投资规模不足') }), 'It may be proposed again (P1)', '可再次申报（P1）'));

export const reserveProgressed = defineEvent('projects.reserve.progressed.v1',
  { en: 'Progress of a reserved project was noted', zh: '储备项目进展更新' },
  ({ note, on: day }) => ({ zh: `${day}，${note}`, en: `${day}, ${note}` }),
  told(z.object({ ...ofEntry, on: told(isoDay, 'Day of the progress', '进展日期'), note: text('What went forward, in words', '进展情况', '可研报告已编制') }), 'An entry without progress is flagged (P1)', '长期无进展的条目将被提示（P1）'));

export const reserveRetained = defineEvent('projects.reserve.retained.v1',
  { en: 'An entry was kept by the quarter\'s session', zh: '季度调整保留' },
  ({ year: of, quarter: q }) => ({ zh: `${of}年第${q}季度`, en: `${of} Q${q}` }),
  told(z.object({ ...ofEntry, sessionId, year, quarter }), 'It stays in the library for the next quarter (P1)', '继续留库滚动（P1）'));

export const reservePromoted = defineEvent('projects.reserve.promoted.v1',
  { en: 'An entry was promoted to the key list', zh: '提级列入重点项目' },
  ({ on: day, supplementary }) => ({ zh: supplementary ? `${day}，补充选列` : day, en: supplementary ? `${day}, supplementary` : day }),
  told(z.object({
    ...ofEntry, on, sessionId: inSession, listingId: idOf('lst', 'Id of the listing it made', '所列清单条目标识'),
    supplementary: flag('Listed by a named authority outside the sessions (补充选列, 000)', '由指定机关补充选列（000）'),
    authority: told(text('Authority', '机关', '省重点项目办').nullable(), 'Authority that listed it as a supplement; null otherwise', '补充选列机关；非补充选列为空', null),
  }), 'The listing itself is told by projects.project.listed with the same listingId (P1)', '清单内容见同一条目标识的列入清单事件（P1）'));

export const reserveDropped = defineEvent('projects.reserve.dropped.v1',
  { en: 'An entry was dropped', zh: '条目调出' },
  ({ on: day, reason: why }) => ({ zh: `${day}，${why}`, en: `${day}, ${why}` }),
  told(z.object({ ...ofEntry, on, sessionId: inSession, reason: told(reason, 'Why it was dropped', '调出理由', '两年未开展前期工作') }), 'It is no longer in the library (P1)', '不再留库（P1）'));

export const reserveSessionClosed = defineEvent('projects.reserve.session-closed.v1',
  { en: 'A quarter\'s adjustment session was closed', zh: '季度滚动调整完成' },
  ({ year: of, quarter: q, kept, promoted, dropped, admitted }) => ({ zh: `${of}年第${q}季度，保留 ${kept}、提级 ${promoted}、调出 ${dropped}、入库 ${admitted}`, en: `${of} Q${q}, kept ${kept}, promoted ${promoted}, dropped ${dropped}, admitted ${admitted}` }),
  told(z.object({
    sessionId, regionCode, category: told(category.nullable(), 'Category of its scope; null for all', '类别范围；全部为空', null), level: told(level.nullable(), 'Level of its scope; null for all', '级别范围；全部为空', null), year, quarter, on,
    kept: count('Entries kept', '保留条目数', 41), promoted: count('Entries promoted', '提级条目数', 6), dropped: count('Entries dropped', '调出条目数', 2),
    admitted: count('Proposals admitted', '入库条目数', 9), rejected: count('Proposals turned down', '未通过条目数', 1),
  }), 'Every entry of its scope was decided, all in one (P1)', '范围内全部条目一次性作出决定（P1）'));

export const reserveStandardDefined = defineEvent('projects.reserve.standard-defined.v1',
  { en: 'An admission standard was set', zh: '准入标准发布' },
  ({ minimum, validFrom: since }) => ({ zh: `${money(minimum).zh}，${since} 起`, en: `${money(minimum).en}, since ${since}` }),
  told(z.object({
    standardId: idOf('std', 'Id of the standard', '准入标准标识'), regionCode, sectors: told(z.array(text('Sector in the lists\' own word', '行业', '制造业')), 'Sectors it holds for; empty for all', '适用行业；全部为空数组'),
    level: told(level.nullable(), 'Level it holds for; null for all', '适用级别；全部为空'), category: told(category.nullable(), 'Category it holds for; null for all', '适用类别；全部为空', null),
    minimum: told(yuan, 'Minimum investment in yuan', '最低投资额（元）', '300000000.00'), validFrom, validTo: told(isoDay.nullable(), 'Last day on which it holds; null until another takes its place', '失效日期；未定为空', null),
    basis: text('The paper it rests on', '依据文件', '储备库准入办法'),
  }), 'The narrowest standard in force counts (P1)', '以适用范围最窄的有效标准为准（P1）'));

export const reserveGoalDefined = defineEvent('projects.reserve.goal-defined.v1',
  { en: 'The volume goal of a reserve library was set', zh: '储备库规模目标' },
  ({ year: of, investment }) => ({ zh: `${of}年 ${money(investment).zh}`, en: `${of} ${money(investment).en}` }),
  told(z.object({
    goalId: idOf('rsg', 'Id of the goal', '目标标识'), regionCode, year, investment: told(yuan, 'Investment that the library is to hold, in yuan (千亿储备库)', '储备投资规模目标（元）', '100000000000.00'),
    entries: told(count('Entries', '条目数', 300).nullable(), 'Entries that the library is to hold; null where no number was set', '储备项目数目标；未定为空'),
  }), 'A later one for the same region and year takes its place (P1)', '同一区划、年度以后者为准（P1）'));

export const reservePolicyDefined = defineEvent('projects.reserve.policy-defined.v1',
  { en: 'The figures of the reserve library were set', zh: '储备库管理参数' },
  ({ validFrom: since }) => ({ zh: `${since} 起`, en: `since ${since}` }),
  told(z.object({
    policyId: idOf('rsp', 'Id of the policy', '参数标识'), validFrom, staleAfterDays: count('Days without progress after which an entry is flagged', '无进展提示天数', 92),
    sessionLeadDays: count('Days before the quarter\'s end from which its session may close', '季末前可开会天数', 15), noticeDays: count('Days that a public notice lasts at least', '社会公示最短天数', 30),
    panelSize: count('Fewest experts of a panel', '专家组最少人数', 3), preworkPoints: count('Points of 100 that pre-work makes of the maturity score', '成熟度中前期手续分值（满分 100）', 70), toleratedPercent: count('Percent of its points that a tolerated procedure gives', '容缺事项计分比例（%）', 50),
    requirements: count('Mandatory procedures of pre-work', '必备前期手续项数', 4),
  }), 'A later one takes its place from its first day (P1, P11)', '自生效日起替代前者（P1、P11）'));
