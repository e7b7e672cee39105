import { defectFound, defectMet, type DefectKind } from '@cornerstone/events/projects-defects';
import type { issueSeverities } from '@cornerstone/events/supervision';
import { earlier, type Day } from '@cornerstone/kernel/day';

export type Severity = (typeof issueSeverities)[number];
/** How a kind is looked for, from a day on. */
export interface DefectSetting { kind: DefectKind; since: Day; watched: boolean; graceDays: number; severity: Severity }
/** What holds on a day: due by `dueOn`, that day included, and not done. `label`: how people call what it is about. */
export interface Held { projectId: string; kind: DefectKind; about: string; dueOn: Day; label: string | null }
export interface Open { defectId: string; kind: DefectKind; about: string }

/** Each kind in words, with the mechanism whose rule finds it. */
export const DEFECTS: Readonly<Record<DefectKind, { zh: string; en: string; mechanism: string }>> = {
  REPORT_MISSED: { zh: '逾期未报', en: 'a report is missing', mechanism: 'P6' }, VERIFICATION_MISSED: { zh: '核验逾期', en: 'a verification is overdue', mechanism: 'P9' },
  START_PLAN_MISSING: { zh: '未制定开复工方案', en: 'a plan to start or resume is missing', mechanism: 'P2' }, START_PLAN_OVERDUE: { zh: '开复工方案逾期', en: 'a planned start or resumption is overdue', mechanism: 'P2' },
  CAMPAIGN_MISSED: { zh: '未按战役期限开复工', en: 'the day of a campaign was missed', mechanism: 'P2' }, ROUND_START_OVERDUE: { zh: '集中开工后未实质性开工', en: 'a start of a round has no evidence', mechanism: 'P10' },
  SIGNED_NOT_STARTED: { zh: '签约后未转化开工', en: 'what was signed has not started', mechanism: 'P10' }, RESERVE_STALE: { zh: '储备项目长期无进展', en: 'an entry of the reserve library does not go forward', mechanism: 'P1' },
  LEADER_MISSING: { zh: '无包联领导', en: 'no leader carries the project', mechanism: 'P7' }, LEADER_BELOW_LEVEL: { zh: '包联领导级别不足', en: 'no leader of the list\'s level carries the project', mechanism: 'P7' },
  OFFICER_MISSING: { zh: '未配备项目警官', en: 'a police officer is missing', mechanism: 'P7' }, MILESTONE_LATE: { zh: '节点逾期', en: 'a milestone is late', mechanism: 'P5' }, HALF_YEAR_MISSED: { zh: '未实现双过半', en: 'less than the half-year share of the plan is done', mechanism: 'P5' },
  SESSION_NOT_HELD: { zh: '季末未作滚动调整', en: 'no session of the quarter decided the entry', mechanism: 'P1' }, LEAD_NOT_LANDED: { zh: '签约后未落地', en: 'what was signed has not landed', mechanism: 'P12' },
  CAPACITY_ACCOUNT_MISSING: { zh: '投产后未建账', en: 'no account of capacity was opened', mechanism: 'P2' }, CAPACITY_OVERDUE: { zh: '逾期未达效', en: 'capacity was not reached by its day', mechanism: 'P2' },
  PRESENCE_MISSING: { zh: '责任单位和责任人未到现场', en: 'the responsible unit and person were not on site', mechanism: 'F2' },
};

/** The setting of a kind on a day: the latest row; null where it is not looked for. */
export function settingOn(settings: readonly DefectSetting[], kind: DefectKind, on: Day): DefectSetting | null {
  const [setting] = settings.filter((each) => each.kind === kind && each.since <= on).toSorted((a, b) => (a.since < b.since ? 1 : -1));
  return setting?.watched ? setting : null;
}

const named = (words: string, colon: string, label: string | null): string => (label === null ? words : `${words}${colon}${label}`);

/** S1: a rule finds a defect and tells it, once for as long as it stands. */
export function findDefect(held: Held, defectId: string, { severity }: DefectSetting, today: Day) {
  const { zh, en } = DEFECTS[held.kind];
  return defectFound.of(today, {
    defectId, kind: held.kind, about: held.about, dueOn: held.dueOn, severity, what: `${named(zh, '：', held.label)}，期限 ${held.dueOn}`, whatEn: `${named(en, ': ', held.label)}, due ${held.dueOn}`,
  });
}

/** What was done late, or is due no more (a plan was moved, the project left the list), is told as such on the day it is found; never as before it was due. */
export const meetDefect = ({ defectId, kind, about }: Open, metOn: Day, today: Day) => defectMet.of(today, { defectId, kind, about, metOn: earlier(metOn, today) });
