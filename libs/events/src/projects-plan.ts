import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, flag, idOf, reason, text, told, year } from './words';

export const durationUnits = ['CALENDAR', 'WORKING'] as const;
export const goalMetrics = ['SIGNED_PROJECTS', 'STARTED_PROJECTS', 'COMPLETED_PROJECTS', 'COMMISSIONED_PROJECTS', 'INVESTMENT', 'INVESTMENT_RATE', 'START_RATE', 'COMPLETION_RATE', 'FIXED_ASSET_GROWTH'] as const;
/** 整、约、近、超、以上: how a published figure is meant. */
export const figureBounds = ['EXACT', 'ABOUT', 'NEARLY', 'OVER', 'AT_LEAST'] as const;
export const goalUnits = ['PROJECTS', 'PERCENT', 'YUAN', 'WAN', 'YI', 'WAN_YI'] as const;
const goalLevels = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const;

const milestone = text('Name of the milestone, unique within its schedule', '节点名称，同一计划内唯一', '主体封顶');

export const milestonesScheduled = defineEvent('projects.project.milestones-scheduled.v1',
  { en: 'Milestones were scheduled backwards from the due date', zh: '倒排工期' },
  ({ scheduleVersion, due, milestones }) => ({ zh: `${milestones.length} 个节点，${due} 前完成（第 ${scheduleVersion} 版）`, en: `${milestones.length} milestones, due ${due} (version ${scheduleVersion})` }),
  told(z.object({
    scheduleId: idOf('sch', 'Id of this version', '本版计划标识'), scheduleVersion: count('Version of the schedule, from 1; the highest one holds', '计划版本，从 1 起，以最高者为准', 1),
    due: told(isoDay, 'Day by which all is done', '总体完成时限'), startsOn: told(isoDay.nullable(), 'First day of the earliest start; null where the latest possible start is meant', '最早可开始日期；按最迟倒排时为空', null),
    milestones: told(z.array(z.object({
      name: milestone, durationDays: count('Days it takes; 0 is a point in time', '所需天数；0 为时点', 90), unit: told(z.enum(durationUnits), 'Calendar or working days', '日历日或工作日', 'CALENDAR'),
      predecessors: told(z.array(milestone), 'Names of the milestones before it', '前置节点名称', ['基础完工']),
      latestStart: told(isoDay, 'Latest first day', '最迟开始日期'), due: told(isoDay, 'Latest finish', '最迟完成日期'),
    })), 'The milestones in order of their latest finish', '节点，按最迟完成日期排列'),
    reason: told(reason.nullable(), 'Why it was revised; null in a first schedule', '调整理由；首次编排为空', null),
  }), 'Takes the place of every earlier schedule of the project (P5)', '替代该项目此前各版节点计划（P5）'));

export const milestoneReached = defineEvent('projects.project.milestone-reached.v1',
  { en: 'A milestone was done', zh: '节点完成' },
  ({ name, doneOn }) => ({ zh: `${name}，${doneOn}`, en: `${name}, ${doneOn}` }),
  told(z.object({
    name: milestone, doneOn: told(isoDay, 'Day on which it was done', '完成日期'), due: told(isoDay, 'Latest finish in the schedule', '计划最迟完成日期'), late: flag('Done after the latest finish', '晚于最迟完成日期'),
    reportNumber: count('How often it was reported; a later one corrects the one before', '报送次数，后者更正前者', 1),
    evidenceDigest: told(text('SHA-256 of the photo or paper that shows it', '佐证材料的 SHA-256 摘要', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08').nullable(), 'SHA-256 of the photo or paper that shows it, 64 hexadecimal digits; null where none was given', '佐证材料的 SHA-256 摘要；未附为空'),
    reason: told(reason.nullable(), 'Why an earlier report is corrected; null in a first report', '更正理由；首次报送为空', null),
  }), 'The day in the latest report holds (P5)', '以最近一次报送的日期为准（P5）'));

const decimal = (en: string, zh: string, example: string) => told(z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/), en, zh, example);

export const goalAdopted = defineEvent('projects.goal.adopted.v1',
  { en: 'A goal was set or revised', zh: '目标下达或调整' },
  ({ label, dueOn }) => same(`${label}（${dueOn}）`),
  told(z.object({
    code: text('Code of the goal; the same code again revises it', '目标代码，重复出现即为调整', 'HN-2024-STARTED'), label: text('What is to be reached', '目标内容', '2024年新开工项目2000个以上'),
    metric: told(z.enum(goalMetrics), 'What is measured', '指标', 'STARTED_PROJECTS'), year,
    region: text('Region whose projects count, with all below', '适用区划（含下级）', '410000'), level: told(z.enum(goalLevels).nullable(), 'Only projects of this list level; null for all', '仅限清单级别；不限为空', null),
    programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Only projects of this programme; null for all', '仅限专项；不限为空', null), sector: told(text('Sector', '行业', '交通').nullable(), 'Only projects of this sector; null for all', '仅限行业；不限为空', null),
    threshold: decimal('The figure as it was published, in its unit', '目标值（按公布口径）', '2000'), bound: told(z.enum(figureBounds), 'How the figure is meant: exact, about, nearly, over, at least', '口径：整、约、近、超、以上', 'AT_LEAST'),
    unit: told(z.enum(goalUnits), 'Unit of the figure', '单位', 'PROJECTS'), dueOn: told(isoDay, 'Last day on which it may be reached, that day included', '完成时限（含当日）'),
    source: text('Where the goal stands', '来源', '豫政〔2024〕…'), reason: told(reason.nullable(), 'Why it was revised; null at first', '调整理由；首次下达为空', null),
  }), 'The latest version of a code holds (P5); no figure of it is reckoned here', '同一代码以最新一版为准（P5）'));
