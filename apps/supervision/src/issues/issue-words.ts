import { issueSeverities } from '@cornerstone/events/supervision';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { issueKinds, issueLevels, issueStates } from './issues.rules';

export const IssueStates = enumOf(issueStates, 'IssueState', 'Where an issue is in the closed loop (S1). · 问题闭环状态', {
  FOUND: 'found, not assigned yet · 已发现', ASSIGNED: 'assigned with all five in place · 已交办', SUPERVISED: 'overdue, under formal supervision · 督办中',
  REPORTED_BACK: 'reported as solved · 已反馈', FOLLOWED_UP: 'checked on the spot after the report · 已回访', CLOSED: 'closed off · 已销号',
});
export const IssueSeverities = enumOf(issueSeverities, 'IssueSeverity', 'How serious an issue is. · 严重程度', { LOW: 'low · 一般', MEDIUM: 'medium · 较重', HIGH: 'high · 严重', CRITICAL: 'critical · 特别严重' });
export const IssueLevels = enumOf(issueLevels, 'IssueLevel', 'Who supervises an issue. · 督办层级', { COUNTY: 'county · 县级', CITY: 'city · 市级', PROVINCE: 'province · 省级' });
export const IssueKinds = enumOf(issueKinds, 'IssueKind', 'What an issue is about. · 问题类别', {
  COMMITMENT_BROKEN: 'a promise was not kept · 承诺未兑现', START_WITHOUT_PERMITS: 'works started without permits · 未批先建', FUNDS_BREACH: 'the books break a rule · 资金账目异常', CONTRADICTION: 'what was said and what was found contradict each other · 数据疑点',
  OBSTRUCTION: 'obstruction of works · 阻工扰工', INACTION: 'inaction of a body · 不作为慢作为', APPROVAL: 'approvals and procedures · 审批手续', FUNDS: 'money · 资金', LAND: 'land, acquisition and demolition · 用地与征拆',
  ELEMENTS: 'energy, environment, labour, material · 要素保障', PROGRESS: 'behind the plan · 进度滞后', REPORTING: 'reports, checks, plans and leaders that are due and missing · 报送与履职', QUALITY_SAFETY: 'quality and safety · 质量安全', OTHER: 'anything else · 其他',
});
