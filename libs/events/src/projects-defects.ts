import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { issueSeverities } from './supervision';
import { idOf, text, told } from './words';

/** What time brings to light in a project, with nobody reporting it. */
export const defectKinds = [
  'REPORT_MISSED', 'VERIFICATION_MISSED', 'START_PLAN_MISSING', 'START_PLAN_OVERDUE', 'CAMPAIGN_MISSED', 'ROUND_START_OVERDUE', 'SIGNED_NOT_STARTED', 'RESERVE_STALE',
  'LEADER_MISSING', 'LEADER_BELOW_LEVEL', 'OFFICER_MISSING', 'MILESTONE_LATE', 'HALF_YEAR_MISSED', 'SESSION_NOT_HELD', 'LEAD_NOT_LANDED', 'CAPACITY_ACCOUNT_MISSING', 'CAPACITY_OVERDUE', 'PRESENCE_MISSING',
] as const;
export type DefectKind = (typeof defectKinds)[number];

const ofDefect = {
  defectId: idOf('dft', 'Id of the defect', '缺陷标识'),
  kind: told(z.enum(defectKinds), 'What is amiss: a report, a verification, a plan to start, a campaign, a start or signing of a round, an entry of the reserve library, a leader, an officer, a milestone, half of the plan by the half year, a session of the quarter, the landing of a lead, an account of capacity or its day, presence on site', '缺陷类别：报送、核验、开复工方案、战役、期次开工、签约转化、储备进展、包联领导、项目警官、节点、双过半、季末调整、签约落地、达效账户及期限、到现场', 'MILESTONE_LATE'),
  about: text('What of the project it is about: a period, a task, a plan, a round, an entry, a milestone or a year; one open defect of a kind about it at a time', '缺陷对象：期间、任务、方案、期次、条目、节点或年度；同类同对象同时仅一项', '主体封顶'),
};

export const defectFound = defineEvent('projects.project.defect-detected.v1',
  { en: 'Something due was not done', zh: '逾期事项' },
  ({ what, whatEn }) => ({ zh: what, en: whatEn }),
  told(z.object({
    ...ofDefect, dueOn: told(isoDay, 'Last day on which it was in time, days of grace included', '最后期限（含宽限）'), severity: told(z.enum(issueSeverities), 'Severity by the setting of its kind', '严重程度（按类别设定）', 'MEDIUM'),
    what: text('What is amiss, in Chinese', '逾期事项（中文）', '节点逾期：主体封顶，期限 2024-06-30'), whatEn: text('The same in English', '逾期事项（英文）', 'a milestone is late: 主体封顶, due 2024-06-30'),
  }), 'Told once, on the first day of the clock after it was due (P1–P10); open until defect-met with the same defectId', '期限后首个时钟日告知一次（P1–P10）；同一标识补办告知前为未补办'));

export const defectMet = defineEvent('projects.project.defect-met.v1',
  { en: 'What was overdue is done, or due no more', zh: '逾期事项已补办' },
  ({ metOn }) => ({ zh: metOn, en: metOn }),
  told(z.object({ ...ofDefect, metOn: told(isoDay, 'Day on which it was done or was due no more', '补办或不再要求的日期') }), 'Ends one defect; that it was late stands', '仅了结该项，逾期事实保留'));
