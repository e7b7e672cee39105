import type { Fact } from '@cornerstone/events/define';
import { issueAssigned, issueClosed, issueMet, issueReopened, issueReportedBack, type issueSeverities } from '@cornerstone/events/supervision';
import type { Day } from '@cornerstone/kernel/day';
import { forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { requireIdForms } from './told.rules';

export const issueStates = ['FOUND', 'ASSIGNED', 'SUPERVISED', 'REPORTED_BACK', 'FOLLOWED_UP', 'CLOSED'] as const;
export const issueLevels = ['COUNTY', 'CITY', 'PROVINCE'] as const;
export const issueKinds = ['COMMITMENT_BROKEN', 'START_WITHOUT_PERMITS', 'FUNDS_BREACH', 'CONTRADICTION', 'OBSTRUCTION', 'INACTION', 'APPROVAL', 'FUNDS', 'LAND', 'ELEMENTS', 'PROGRESS', 'REPORTING', 'QUALITY_SAFETY', 'OTHER'] as const;
export type IssueState = (typeof issueStates)[number];
export type IssueLevel = (typeof issueLevels)[number];
export type IssueKind = (typeof issueKinds)[number];
export type IssueSeverity = (typeof issueSeverities)[number];

export interface Loop {
  id: string; code: string; state: IssueState; level: IssueLevel;
  departmentId: string | null; assignedToId: string | null; leaderId: string | null; method: string | null; deadline: Day | null; escalations: number;
  result: string | null; reportedBackById: string | null; reportedBackOn: Day | null; closedById: string | null; closedOn: Day | null;
  /** Since when the rule that found it says that it is done. */
  metOn: Day | null;
}
/** What was decided: the fact others hear of and what it makes of the issue. */
export interface Decision { fact: Fact; change: Partial<Loop> }
export interface Doer { id: string; departments: readonly string[] }

/** The first number of a year is ISS-2024-000001. */
export const issueCode = (year: number, number: number): string => `ISS-${year}-${String(number).padStart(6, '0')}`;

/** An issue starts with the level of the one place that holds it: county or zone, city, else the province. */
export function startingLevel(regionPaths: readonly string[]): IssueLevel {
  const depth = commonPath(regionPaths)?.split('.').length ?? 1;
  return depth >= 3 ? 'COUNTY' : depth === 2 ? 'CITY' : 'PROVINCE';
}

/** The deepest region that holds all paths; null when none does. */
export function commonPath(paths: readonly string[]): string | null {
  const [first = [], ...others] = paths.map((path) => path.split('.'));
  const apart = first.findIndex((code, at) => others.some((path) => path[at] !== code));
  const shared = apart < 0 ? first : first.slice(0, apart);
  return shared.length > 0 ? shared.join('.') : null;
}

/** 五到位: what an assignment must name. 004 leaves the fifth unnamed; ours is the leader in charge. */
const FIVE = { departmentId: '责任单位', personId: '责任人', method: '整改措施', deadline: '完成时限', leaderId: '牵头领导' } as const;
export interface Assignment { departmentId?: string | null | undefined; personId?: string | null | undefined; method?: string | null | undefined; deadline?: Day | null | undefined; leaderId?: string | null | undefined }

/** S1: unit, person, method, deadline and leader in charge are all in place, or it is not assigned. Assigning again sends a report back. */
export function assign(issue: Loop, told: Assignment, knownOn: Day): Decision {
  if (issue.state === 'CLOSED') throw notNow('S1.closed-already', issue, 'open', '未销号');
  const { departmentId, personId, method, deadline, leaderId } = told;
  if (!departmentId?.trim() || !personId?.trim() || !method?.trim() || !deadline || !leaderId?.trim()) {
    const missing = (Object.keys(FIVE) as (keyof typeof FIVE)[]).filter((part) => !told[part]?.trim());
    throw new Rejection('S1.not-all-in-place', { en: `Five must be in place; missing: ${missing.join(', ')}.`, zh: `交办须“五到位”，缺：${missing.map((part) => FIVE[part]).join('、')}。` }, { missing });
  }
  requireIdForms({ departmentId, personId, leaderId });
  if (deadline < knownOn) throw new Rejection('S1.deadline-passed', { en: `The deadline ${deadline} is before the assignment, ${knownOn}.`, zh: `完成时限 ${deadline} 早于交办日期 ${knownOn}。` }, { deadline, knownOn });
  return {
    fact: issueAssigned.of(knownOn, { issueId: issue.id, code: issue.code, departmentId, personId, leaderId, deadline }),
    change: { state: 'ASSIGNED', departmentId, assignedToId: personId, method: plainText(method, 'method', 2000), deadline, leaderId, escalations: 0, result: null, reportedBackById: null, reportedBackOn: null },
  };
}

/** S1: the assigned person, or someone of the assigned department, reports it as solved. */
export function reportBack(issue: Loop, result: string, who: Doer, knownOn: Day): Decision {
  if (issue.state !== 'ASSIGNED' && issue.state !== 'SUPERVISED') throw notNow('S1.not-assigned', issue, 'assigned', '已交办');
  if (who.id !== issue.assignedToId && !who.departments.includes(issue.departmentId ?? '')) {
    throw forbidden('S1.not-assigned-to-you', { en: 'Only the assigned person or department reports back.', zh: '仅责任人或责任单位可以反馈。' }, { departmentId: issue.departmentId });
  }
  return {
    fact: issueReportedBack.of(knownOn, { issueId: issue.id, code: issue.code, on: knownOn }),
    change: { state: 'REPORTED_BACK', result: plainText(result, 'result', 2000), reportedBackById: who.id, reportedBackOn: knownOn },
  };
}

/** S1: what the clock found was done late, or is due no more. The issue says so and goes up no further; whether it is closed off is a person's decision. Null where it is over anyway. */
export function meet(issue: Loop, metOn: Day, knownOn: Day): Decision | null {
  if (issue.state === 'CLOSED' || issue.metOn !== null) return null;
  return { fact: issueMet.of(knownOn, { issueId: issue.id, code: issue.code, on: metOn }), change: { metOn } };
}

/** S1: closed off by someone other than who solved it, and only after it was reported back, or after what it was about was found to be done. */
export function close(issue: Loop, who: Doer, knownOn: Day): Decision {
  if (issue.state === 'CLOSED' || (issue.state !== 'REPORTED_BACK' && issue.state !== 'FOLLOWED_UP' && issue.metOn === null)) throw notNow('S1.not-reported-back', issue, 'reported back', '已反馈');
  if (who.id === issue.reportedBackById || who.id === issue.assignedToId) {
    throw new Rejection('S1.closed-by-its-solver', { en: 'Who solved an issue does not close it off.', zh: '不得由整改人自行销号。' }, { by: who.id });
  }
  return { fact: issueClosed.of(knownOn, { issueId: issue.id, code: issue.code, on: knownOn }), change: { state: 'CLOSED', closedById: who.id, closedOn: knownOn } };
}

/** An issue that came back starts anew: its old assignment stays in the history, a new one sets a new deadline. */
export function reopen(issue: Loop, reason: string, knownOn: Day): Decision {
  if (issue.state !== 'CLOSED') throw notNow('S1.not-closed', issue, 'closed', '已销号');
  return {
    fact: issueReopened.of(knownOn, { issueId: issue.id, code: issue.code, reason: reasonOf(reason, 'S1.reopened-without-reason', { longest: 1000, code: 'BAD_USER_INPUT' }) }),
    change: { state: 'FOUND', departmentId: null, assignedToId: null, method: null, deadline: null, leaderId: null, escalations: 0, result: null, reportedBackById: null, reportedBackOn: null, closedById: null, closedOn: null, metOn: null },
  };
}

const notNow = (rule: string, issue: Loop, needed: string, neededZh: string): Rejection =>
  new Rejection(rule, { en: `Issue ${issue.code} is ${issue.state.toLowerCase().replaceAll('_', ' ')}, it must be ${needed}.`, zh: `问题 ${issue.code} 当前状态为 ${issue.state}，须为${neededZh}。` }, { state: issue.state });
