import { badInput, forbidden } from '@cornerstone/kernel/rejection';
import type { DefectKind } from '@cornerstone/events/projects-defects';
import type { IssueKind } from './issues.rules';

const FORMS = { departmentId: 'dep', personId: 'per', leaderId: 'per' } as const;

/** S1: who is named in an assignment is a department and two people, not a sentence: these go into events, streams and history. */
export function requireIdForms(told: Readonly<Record<keyof typeof FORMS, string>>): void {
  for (const [field, kind] of Object.entries(FORMS) as [keyof typeof FORMS, string][]) {
    const id = told[field];
    if (id.length <= 100 && new RegExp(`^${kind}_[A-Za-z0-9_-]+$`).test(id)) continue;
    throw badInput('S1.id-form', { en: `${field} is an id of the form ${kind}_…, at most 100 characters.`, zh: `${field} 应为 ${kind}_ 开头的标识，不超过 100 个字符。` }, { field });
  }
}

/** What the house finds by itself, from events of other services, once for each cause. */
const OWN_FINDINGS: readonly IssueKind[] = ['COMMITMENT_BROKEN', 'START_WITHOUT_PERMITS', 'FUNDS_BREACH', 'CONTRADICTION'];

/** P9: what an issue about a contradiction is called, by its kind. */
export const CONTRADICTIONS = { EVIDENCE_OUTSIDE: '佐证材料不在项目红线内', FILE_REUSED: '佐证文件重复使用', PROGRESS_GAP: '所报进度与核验差距过大', ODD_REPORTS: '报送数据异常' } as const;

/** S1: what an issue about something overdue is, by what was due. Behind the plan is one thing, a duty that was not done another. */
export const OVERDUE: Readonly<Record<DefectKind, IssueKind>> = {
  REPORT_MISSED: 'REPORTING', VERIFICATION_MISSED: 'REPORTING', START_PLAN_MISSING: 'REPORTING', LEADER_MISSING: 'REPORTING', LEADER_BELOW_LEVEL: 'REPORTING', OFFICER_MISSING: 'REPORTING', SESSION_NOT_HELD: 'REPORTING', CAPACITY_ACCOUNT_MISSING: 'REPORTING', PRESENCE_MISSING: 'REPORTING',
  START_PLAN_OVERDUE: 'PROGRESS', CAMPAIGN_MISSED: 'PROGRESS', ROUND_START_OVERDUE: 'PROGRESS', SIGNED_NOT_STARTED: 'PROGRESS', RESERVE_STALE: 'PROGRESS', MILESTONE_LATE: 'PROGRESS', HALF_YEAR_MISSED: 'PROGRESS', LEAD_NOT_LANDED: 'PROGRESS', CAPACITY_OVERDUE: 'PROGRESS',
};

/** S1: a person's word does not look like a finding of the system. */
export function requireKindOfPeople(kind: IssueKind): void {
  if (OWN_FINDINGS.includes(kind)) throw forbidden('S1.kind-of-the-system', { en: `Issues of kind ${kind} are found by the system; choose another kind.`, zh: `${kind} 类问题由系统自动发现，请选择其他类别。` }, { kind });
}
