import { z } from 'zod';
import { defineEvent, isoDay, percent, yuan } from './define';
import { money, same } from './sentence';
import { count, flag, idOf, reason, text, told } from './words';

export const incidentKinds = ['QUALITY', 'SAFETY'] as const;
/** 轻微, then the four grades of 国务院令493. */
export const incidentSeverities = ['MINOR', 'ORDINARY', 'CONSIDERABLE', 'MAJOR', 'EXTREME'] as const;
export const reportRhythms = ['MONTH', 'WEEK', 'DAY'] as const;
export const sprintRhythms = ['DAY', 'WEEK'] as const;

const WORDS = { QUALITY: '质量', SAFETY: '安全', MINOR: '轻微', ORDINARY: '一般', CONSIDERABLE: '较大', MAJOR: '重大', EXTREME: '特别重大', MONTH: '月报', WEEK: '周报', DAY: '日报' } as const;
const ofDay = {
  day: told(isoDay, 'The day that is reported', '所报日期'), investment: told(yuan, 'Investment done on the day in yuan', '当日完成投资（元）'),
  physicalProgress: told(percent.nullable(), 'Physical progress of the whole project in percent; null where it was not reported', '形象进度（%）；未报为空'),
};

export const dayReported = defineEvent('projects.project.day-reported.v1',
  { en: 'A day of a sprint was reported', zh: '日报' },
  ({ day, investment }) => ({ zh: `${day} 完成 ${money(investment).zh}`, en: `${day} ${money(investment).en}` }),
  told(z.object({ reportId: idOf('rpt', 'Id of the report', '进度报告标识'), sprintId: idOf('spr', 'Id of the sprint', '攻坚行动标识'), ...ofDay }),
    'For dispatch during a sprint (P6); never added to the year: the reports of months and weeks hold these days', '攻坚期间调度用（P6），不计入年度累计：月报、周报已含'));

export const dayReportAmended = defineEvent('projects.project.day-report-amended.v1',
  { en: 'A report of a day was corrected', zh: '日报更正' },
  ({ day, investment, reason: why }) => ({ zh: `${day} 改为 ${money(investment).zh}，${why}`, en: `${day} now ${money(investment).en}, ${why}` }),
  told(z.object({ reportId: idOf('rpt', 'Id of the new report', '更正后报告标识'), amendedReportId: idOf('rpt', 'Id of the report whose place it takes', '被更正报告标识'), ...ofDay, reason: told(reason, 'Why it was corrected', '更正理由', '重复计入') }),
    'Takes the place of another report of the same day', '替代同日原日报'));

const ofIncident = {
  incidentId: idOf('inc', 'Id of the incident', '事件标识'), kind: told(z.enum(incidentKinds), 'Quality or safety', '类别：质量、安全', 'SAFETY'),
  severity: told(z.enum(incidentSeverities), 'Severity: minor, then ordinary, considerable, major, extreme by 国务院令493', '等级：轻微、一般、较大、重大、特别重大', 'CONSIDERABLE'),
  serious: flag('At or above the severity that the setting calls serious: it blocks completion while it is open', '达到设定的严重等级，未销项前不得竣工'),
};

export const incidentReported = defineEvent('projects.project.incident-reported.v1',
  { en: 'A quality or safety incident was reported', zh: '质量安全事件' },
  ({ kind, severity, what }) => ({ zh: `${WORDS[severity]}${WORDS[kind]}事件：${what}`, en: `${severity.toLowerCase()} ${kind.toLowerCase()} incident: ${what}` }),
  told(z.object({ ...ofIncident, what: text('What happened, without names of people', '事件经过（不含人员姓名）', '塔吊倾斜'), happenedOn: told(isoDay, 'Day on which it happened', '发生日期'), place: told(text('Where on the site', '发生部位', '3号楼').nullable(), 'Where on the site; null where it was not told', '发生部位；未报为空') }),
    'Open until incident-closed with the same incidentId (P6)', '同一标识销项前为未销项（P6）'));

export const incidentClosed = defineEvent('projects.project.incident-closed.v1',
  { en: 'A quality or safety incident was dealt with', zh: '质量安全事件销项' },
  ({ on, measures }) => ({ zh: `${on}，${measures}`, en: `${on}, ${measures}` }),
  told(z.object({ ...ofIncident, on: told(isoDay, 'Day on which it was dealt with', '销项日期'), measures: text('What was done', '处置措施', '拆除重装并复检合格') }), 'Ends one incident; others of the project stand', '仅销该项，其他事件不变'));

export const reportMissed = defineEvent('projects.project.report-missed.v1',
  { en: 'A due report did not come', zh: '逾期未报' },
  ({ rhythm, from, to, dueOn }) => ({ zh: `${WORDS[rhythm]} ${from} 至 ${to}，应于 ${dueOn} 前报送`, en: `${from} to ${to}, due by ${dueOn}` }),
  told(z.object({
    rhythm: told(z.enum(reportRhythms), 'Monthly, weekly, daily', '月报、周报、日报', 'MONTH'), from: told(isoDay, 'First day of the period', '期间首日'), to: told(isoDay, 'Last day of the period', '期间末日'), dueOn: told(isoDay, 'Last day on which it was in time', '报送时限（含当日）'),
  }), 'Told once for a project and period, on the first day after it was due (P6); a late report still comes as a report', '每个项目每期仅告知一次（P6）；补报仍以进度报送告知'));

export const sprintDeclared = defineEvent('projects.sprint.declared.v1',
  { en: 'A sprint was declared', zh: '攻坚行动' },
  ({ name, from, to }) => same(`${name}（${from} 至 ${to}）`),
  told(z.object({
    name: text('Name of the sprint', '行动名称', '复工开工战役'), rhythm: told(z.enum(sprintRhythms), 'What its projects report beside the months: each day or each week', '除月报外的报送频次：日报、周报', 'WEEK'),
    region: text('Region whose projects report, with all below', '适用区划（含下级）', '410000'), level: told(z.enum(['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY']).nullable(), 'Only projects of this list level; null for all', '仅限清单级别；不限为空', null),
    programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Only projects of this programme; null for all', '仅限专项；不限为空', null), from: told(isoDay, 'First day', '首日'), to: told(isoDay, 'Last day', '末日'),
    source: told(text('Where it stands', '来源', '豫重点办〔2020〕…').nullable(), 'Where it stands; null where nothing says', '来源；未注明为空', null), days: count('Days it lasts', '天数', 45),
  }), 'Projects of the scope that are under construction report in its rhythm from its first to its last day (P6)', '适用范围内在建项目自首日至末日按该频次报送（P6）'));
