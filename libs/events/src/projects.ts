import { z } from 'zod';
import { defineEvent, isoDay, percent, yuan } from './define';
import { money, onDay, periodOf, same, WORDS } from './sentence';
import { count, flag, idOf, month, reason, text, told, week, year } from './words';

export const projectKinds = ['APPROVAL', 'RATIFICATION', 'FILING'] as const;
export const projectLevels = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const;
export const projectStages = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY', 'SUSPENDED', 'REMOVED', 'CANCELLED'] as const;
/** Levels of responsible leaders, the highest first (P7). */
export const leaderLevels = ['PROVINCIAL', 'CITY', 'COUNTY'] as const;
export const fileKinds = ['EVIDENCE', 'LETTER', 'OTHER'] as const;
export const totalQualities = ['PUBLISHED', 'APPROXIMATE', 'AT_LEAST'] as const;

const sector = told(text('Sector', '行业', '先进制造').nullable(), 'Sector in the list\'s own word; null where none is given', '行业，按清单原文；未注明为空');
const asExact = (en: string, zh: string, example: string) =>
  told(text(en, zh, example).nullable(), `${en}, as precise as the source: 2019, 2019-06, 2019-Q2 or 2019-06-30; null where none says`, `${zh}，精度依来源；未注明为空`);

const description = z.object({
  code: text('National project code (GB/T 40058-2021, 24 characters), else the list\'s own number, else one that begins with CS-', '项目代码：投资项目统一代码，无则清单编号，再无则 CS- 开头的自编码', '2509-320193-89-01-544060'),
  name: text('Name of the project', '项目名称', '郑州至许昌市域铁路'),
  kind: told(z.enum(projectKinds).nullable(), 'How it is permitted: approval, ratification or filing; null while unknown', '审批类型：审批、核准、备案；未知为空'),
  sector,
  regionCodes: told(z.array(text('GB/T 2260 code, or a functional zone\'s own', '行政区划代码（GB/T 2260）或功能区自编码', '410105')), 'Every region the project lies in', '项目所在区划'),
  totalInvestment: told(yuan.nullable(), 'Total investment in yuan; null where no source says', '总投资（元）；来源未注明为空'),
  totalQuality: told(z.enum(totalQualities).nullable(), 'How firm the total is: as published, approximate, or only a lower bound', '总投资口径：公布数、约数、下限'),
  owner: told(text('Project unit', '项目单位', '河南省铁路建设投资集团有限公司').nullable(), 'Project unit, who carries the project; null where no source says', '项目单位；来源未注明为空'),
  buildStart: asExact('Planned start of works', '计划开工时间', '2024-03'), buildEnd: asExact('Planned end of works', '计划竣工时间', '2026'),
});
const stage = told(z.enum(projectStages), 'Stage of the project\'s life (P2)', '项目阶段（P2）', 'UNDER_CONSTRUCTION');

export const projectRegistered = defineEvent('projects.project.registered.v1',
  { en: 'A project was entered in the ledger', zh: '项目入库登记' },
  ({ totalInvestment: total }) => total && { zh: `总投资 ${money(total).zh}`, en: `total ${money(total).en}` } || null,
  told(description.extend({ stage, demonstration: flag('Part of the demonstration story: leave it out of real figures', '演示数据，统计时应剔除') }),
    'The first event of every project: one project, one ledger, however many lists name it (P8)', '项目的首个事件：一个项目只有一本台账'));

export const projectDescribed = defineEvent('projects.project.described.v1',
  { en: 'What is said of a project changed', zh: '项目基本信息变更' },
  ({ reason }) => same(reason),
  told(description.partial().extend({ reason: text('Why it changed: a reason in words or the source it comes from', '变更原因或来源', '2024年省重点项目名单') }),
    'Only the fields that changed are there; a field that is absent stays as it was', '仅含发生变化的字段，未出现的字段保持不变'));

/** One mention on a year's list (P3). A project may be on many; every total counts it once. */
export const projectListed = defineEvent('projects.project.listed.v1',
  { en: 'A project was put on a year\'s list', zh: '项目列入年度清单' },
  ({ year, programme, annualPlan }) => ({
    zh: `${year === null ? '' : `${year}年`}${programme ?? '清单'}${annualPlan ? `，年度计划 ${money(annualPlan).zh}` : ''}`, en: `${year === null ? '' : `${year} `}${programme ?? 'list'}${annualPlan ? `, plan of the year ${money(annualPlan).en}` : ''}`,
  }),
  told(z.object({
    listingId: idOf('lst', 'Id of the listing; the same id again replaces it', '清单条目标识，重复出现即为替换'),
    year: told(year.nullable(), 'Year of the list; null where the source names none', '清单年度；来源未注明为空'),
    level: told(z.enum(projectLevels).nullable(), 'Level of the list; null where the source names none', '清单级别；来源未注明为空'),
    programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Programme in the list\'s own name, keyed by province and year; null for none', '专项名称（按省份、年度区分）；无则为空'),
    sector,
    phase: text('Phase as the list says: listed, pre_work, planned_new_start, new_start, continuing, completion …', '清单所载阶段', 'continuing'),
    stage: told(stage, 'The stage that the phase means', '清单阶段对应的项目阶段'),
    totalInvestment: told(yuan.nullable(), 'Total investment on this list in yuan; null where it gives none', '该清单所列总投资（元）；未列为空'),
    annualPlan: told(yuan.nullable(), 'Plan of the year on this list in yuan; null where it gives none', '该清单所列年度计划投资（元）；未列为空'),
    plannedStart: flag('The list plans its start in that year: it counts in the start rate', '列入当年计划开工，计入开工率'),
    plannedCompletion: flag('The list plans its completion in that year: it counts in the completion rate', '列入当年计划竣工，计入竣工率'),
    startedOn: told(isoDay.nullable(), 'Start of works by which the list calls it started; null where it does not', '据清单认定的开工日期；未认定为空'),
    completedOn: told(isoDay.nullable(), 'Completion by which the list calls it completed; null where it does not', '据清单认定的竣工日期；未认定为空', null),
  }), 'One mention on a year\'s list (P3). A project may be on many; every total counts it once', '列入某年度清单一次；可列入多份清单，汇总时只计一次'));

export const planRevised = defineEvent('projects.project.plan-revised.v1',
  { en: 'The plan of a year was set or revised', zh: '年度计划下达或调整' },
  ({ year, planVersion, investment }) => ({ zh: `${year}年 ${money(investment).zh}（第 ${planVersion} 版）`, en: `${year} ${money(investment).en} (version ${planVersion})` }),
  told(z.object({
    year, planVersion: count('Version of the year\'s plan, from 1; the highest one holds', '计划版本，从 1 起，以最高者为准', 1),
    investment: told(yuan, 'Investment planned for the year in yuan', '年度计划投资（元）'),
    plannedStart: flag('To be started this year', '计划当年开工'), plannedCompletion: flag('To be completed this year', '计划当年竣工'),
    quarters: told(z.array(z.object({ quarter: count('Quarter 1 to 4', '季度（1–4）', 1), investment: told(yuan, 'Investment planned for the quarter in yuan', '季度计划投资（元）') })),
      'The plan by quarter; adds up to the year exactly', '分季度计划，合计等于年度计划'),
    months: told(z.array(z.object({ month: count('Month 1 to 12', '月份（1–12）', 3), investment: told(yuan, 'Investment planned for the month in yuan', '月度计划投资（元）') })).optional(),
      'The plan by month; adds up to each quarter exactly; absent in plans of before it was told', '分月计划，合计等于各季度；较早的事件未含', [{ month: 3, investment: '32005000.00' }]),
    reason: told(reason.nullable(), 'Why it was revised; null in a first plan', '调整理由；首次下达为空', null),
  }), 'Takes the place of every earlier version for that year (P5)', '替代该年度此前各版计划（P5）'));

const period = { year, month, week };
const fromMonth = told(count('Month 1 to 11', '月份（1–11）', 1).nullable().optional(), 'First month where one report holds several, January and February told together; absent or null where it holds one', '一份报告含多个月时的首月（如1—2月合并报送）；单月为空或不出现', null);
const done = {
  investment: told(yuan, 'Investment done in the period in yuan, not cumulative', '当期完成投资（元），非累计'),
  cumulative: told(yuan, 'Sum from January to the end of the period in yuan, derived and never typed', '自 1 月起累计完成投资（元），由系统推算'),
  physicalProgress: told(percent.nullable(), 'Physical progress of the whole project in percent; null where it was not reported', '形象进度（%）；未报为空'),
};

export const progressReported = defineEvent('projects.project.progress-reported.v1',
  { en: 'Progress of a period was reported', zh: '进度报送' },
  (data) => ({ zh: `${periodOf(data).zh}完成 ${money(data.investment).zh}`, en: `${periodOf(data).en} ${money(data.investment).en}` }),
  told(z.object({ reportId: idOf('rpt', 'Id of the report', '进度报告标识'), ...period, fromMonth, ...done }),
    'One report for a month or a week (P6); a project has one that counts for each period. In the year\'s figure the month counts, a week only where no month\'s report holds any of its days', '一个月或一周的进度报送（P6），每期仅一份有效；年度累计以月报为准，周报仅在所含日期均无月报时计入'));

export const reportAmended = defineEvent('projects.project.report-amended.v1',
  { en: 'A report was corrected by an amendment', zh: '进度更正' },
  (data) => ({ zh: `${periodOf(data).zh}改为 ${money(data.investment).zh}，${data.reason}`, en: `${periodOf(data).en} now ${money(data.investment).en}, ${data.reason}` }),
  told(z.object({
    reportId: idOf('rpt', 'Id of the new report', '更正后报告标识'), amendedReportId: idOf('rpt', 'Id of the report whose place it takes', '被更正报告标识'),
    ...period, fromMonth, ...done, reason: told(reason, 'Why the report was corrected', '更正理由', '重复计入'),
  }), 'Takes the place of another report of the same period: count this one and no longer that one', '替代同期原报告：以本报告为准，原报告不再计入'));

export const projectStarted = defineEvent('projects.project.started.v1',
  { en: 'A start of works was reported', zh: '项目开工' },
  ({ startedOn }) => same(startedOn),
  told(z.object({
    startedOn: told(isoDay, 'Day on which works began', '开工日期'),
    evidenceDigest: text('SHA-256 of the photo or paper that proves it, 64 hexadecimal digits (P9)', '开工佐证材料的 SHA-256 摘要（P9）', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
    evidenceFileId: told(idOf('fil', 'Id of the stored file', '佐证文件标识').nullish(), 'Id of the stored file with these bytes; null or absent where only the digest was given', '对应的入库文件标识；仅给摘要时为空或缺省'),
  }), 'Works began, with evidence. Whether every permit was there is told by approvals (approvals.case.start-without-permits)', '项目动工并附佐证；手续是否齐全由审批服务另行告知'));

export const projectSuspended = defineEvent('projects.project.suspended.v1',
  { en: 'Works stopped', zh: '项目停工' },
  ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` }),
  told(z.object({ on: told(isoDay, 'Day on which works stopped', '停工日期'), reason: told(reason, 'Why works stopped', '停工原因'), resumeBy: told(isoDay.nullable(), 'Day by which works are to go on; null while none is set', '计划复工日期；未定为空') }),
    'Works under construction stand until they are resumed (P2)', '在建项目停工，直至复工'));

export const projectResumed = defineEvent('projects.project.resumed.v1',
  { en: 'Works resumed', zh: '项目复工' },
  onDay, told(z.object({ on: told(isoDay, 'Day on which works went on', '复工日期') }), 'The project is under construction again (P2)', '项目恢复在建状态'));

export const projectCompleted = defineEvent('projects.project.completed.v1',
  { en: 'Works were completed', zh: '项目竣工' },
  onDay, told(z.object({ on: told(isoDay, 'Day of completion', '竣工日期') }), 'The project is built, not yet in operation (P2)', '项目建成，尚未投产'));

export const projectCommissioned = defineEvent('projects.project.commissioned.v1',
  { en: 'The project went into operation', zh: '项目投产' },
  onDay, told(z.object({ on: told(isoDay, 'First day of operation', '投产日期') }), 'The project works; reaching its designed output is a later step (P2)', '项目投入运行，达效另行认定'));

const LEADERS = { PROVINCIAL: '省级领导', CITY: '市级领导', COUNTY: '县级领导' } as const;
const ofAssignment = {
  assignmentId: idOf('ldr', 'Id of the assignment; its end names it again', '包联标识，解除时再次引用'), personId: idOf('per', 'Id of the leader', '包联领导标识'),
};

export const leaderAssigned = defineEvent('projects.project.leader-assigned.v1',
  { en: 'A leader took a project on', zh: '领导包联' },
  ({ level, since }) => ({ zh: `${LEADERS[level]}，${since} 起`, en: `${level.toLowerCase()} leader, since ${since}` }),
  told(z.object({
    ...ofAssignment, level: told(z.enum(leaderLevels), 'Level of the leader: provincial, city, county', '领导级别：省级、市级、县级', 'CITY'),
    departmentId: text('Id of the lead department', '牵头部门标识', 'dep_410100_development_reform'),
    policeOfficerId: told(idOf('per', 'Id of the project officer of the police', '项目警官标识').nullable(), 'Id of the project officer of the police; per_ and a UUIDv7; null where none was asked for', '项目警官标识；未要求为空'),
    teamIds: told(z.array(idOf('per', 'Id of a member', '成员标识')), 'Ids of those who support the leader, at least one', '服务专班成员标识，至少一人'),
    since: told(isoDay, 'First day on which the leader carries the project', '包联起始日期'),
  }), 'The leader answers for the project until a leader-released with the same assignmentId (P7); a project may have several', '领导包联项目，直至同一包联标识解除（P7）；一个项目可有多位领导'));

export const leaderReleased = defineEvent('projects.project.leader-released.v1',
  { en: 'A leader no longer carries a project', zh: '解除领导包联' },
  ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` }),
  told(z.object({ ...ofAssignment, on: told(isoDay, 'Day on which the assignment ended', '解除日期'), reason: told(reason, 'Why it ended', '解除理由', '工作调整') }),
    'Ends one assignment; others of the project stand (P7)', '仅解除该项包联，其他领导的包联不变（P7）'));

/** No name: it may hold a person's. */
export const fileStored = defineEvent('projects.file.stored.v1',
  { en: 'A file was stored', zh: '文件入库' },
  ({ kind, mediaType }) => ({ zh: `${WORDS[kind] ?? kind}（${mediaType}）`, en: `${kind.toLowerCase()} (${mediaType})` }),
  told(z.object({
    kind: told(z.enum(fileKinds), 'What it is: evidence, commitment letter, other', '类别：佐证材料、承诺函、其他', 'EVIDENCE'),
    mediaType: text('Media type by its content', '文件类型（按内容判定）', 'image/jpeg'), size: count('Bytes', '字节数', 482113),
    digest: text('SHA-256 of its bytes, 64 hexadecimal digits', '内容的 SHA-256 摘要（64 位十六进制）', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
  }), 'Bytes under this digest belong to the project; GET /files/<id> gives them to who may see it. The id is the aggregate\'s', '该摘要的内容已归入项目；有权查看项目者可通过 GET /files/<id> 下载，标识即聚合标识'));
