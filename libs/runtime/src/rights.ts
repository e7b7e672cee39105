import { forbidden } from '@cornerstone/kernel/rejection';
import type { Actor } from './actor';

/** clerk 填报 · drc 发改 · fin 财政 · land 自然资源 · eco 生态 · housing 住建 · gov 领导 · sup 督查 · dev 开发 · ops 运维 */
export type Role = 'clerk' | 'drc' | 'fin' | 'land' | 'eco' | 'housing' | 'gov' | 'sup' | 'dev' | 'ops';

const reporting: readonly Role[] = ['clerk', 'drc'];
const licensing: readonly Role[] = ['drc', 'land', 'eco', 'housing'];

/** Who may do what. An operation that is not here may be done by nobody. */
export const rights = {
  registerProject: reporting, revisePlan: reporting, importProjects: reporting, reportProgress: reporting, amendReport: reporting,
  reportStart: reporting, suspendProject: reporting, resumeProject: reporting, completeProject: reporting, commissionProject: reporting,
  submitApplication: [...reporting, 'land', 'eco', 'housing'], decideItem: licensing, stopClock: licensing, resumeClock: licensing,
  givePromise: licensing, fulfilCommitment: licensing, tolerateOmission: licensing,
  createBatch: ['fin', 'drc'], allocateFunds: ['fin', 'drc'], recordIssue: ['fin'], disburseFunds: ['fin'], payOut: ['fin', 'clerk'], returnFunds: ['fin'], importFunds: ['fin', 'drc'],
  openPool: ['land', 'eco', 'drc'], registerNeed: [...reporting, 'land', 'eco'], reserveElement: ['land', 'eco', 'drc'], confirmElement: ['land', 'eco', 'drc'], releaseElement: ['land', 'eco', 'drc'],
  raiseIssue: ['clerk', 'drc', 'fin', 'land', 'eco', 'housing', 'gov', 'sup'], assignIssue: ['sup', 'gov', 'drc'],
  reportBack: ['clerk', 'drc', 'fin', 'land', 'eco', 'housing', 'sup'], closeIssue: ['sup', 'gov', 'drc'], reopenIssue: ['sup', 'gov', 'drc'],
  setClock: ['ops', 'drc', 'dev'],
  operateStreams: ['ops', 'drc'],
  readAudit: ['ops', 'drc', 'sup'],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof rights;

export function requireRight(actor: Actor, operation: Operation): void {
  const allowed: readonly string[] = rights[operation];
  if (actor.roles.some((role) => allowed.includes(role))) return;
  throw forbidden('access.not-your-task', { en: `Your roles do not include ${operation}.`, zh: `您的角色无权执行 ${operation}。` }, { operation, allowed });
}
