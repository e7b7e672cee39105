import { forbidden } from '@cornerstone/kernel/rejection';
import type { Actor } from './actor';

/** Who people are to the system; a person may be several. */
export const roles = {
  clerk: { en: 'reporting clerk', zh: '填报员' },
  drc: { en: 'development and reform', zh: '发展改革' },
  fin: { en: 'finance', zh: '财政' },
  land: { en: 'natural resources', zh: '自然资源' },
  eco: { en: 'ecology', zh: '生态环境' },
  housing: { en: 'housing', zh: '住房城乡建设' },
  gov: { en: 'leader', zh: '领导' },
  sup: { en: 'supervision office', zh: '督查室' },
  dev: { en: 'frontend developer', zh: '前端开发' },
  ops: { en: 'operations', zh: '运维' },
} as const;
export type Role = keyof typeof roles;

const reporting: readonly Role[] = ['clerk', 'drc'];
const licensing: readonly Role[] = ['drc', 'land', 'eco', 'housing'];
const officials: readonly Role[] = ['clerk', 'drc', 'fin', 'land', 'eco', 'housing', 'gov', 'sup'];
const allotting: readonly Role[] = ['land', 'eco', 'drc'];
const steering: readonly Role[] = ['sup', 'gov', 'drc'];

/** Who may do what, service by service. An operation that is not here may be done by nobody. */
export const rights = {
  projects: {
    registerProject: reporting, revisePlan: reporting, importProjects: reporting, reportProgress: reporting, amendReport: reporting,
    reportStart: reporting, suspendProject: reporting, resumeProject: reporting, completeProject: reporting, commissionProject: reporting,
    undoImport: reporting,
    revisePlanBatch: reporting,
    removeProject: ['drc'], cancelProject: ['drc'], planStartOrResumption: reporting, openCampaign: ['drc'],
    openCapacityAccount: reporting, collectCapacityActuals: reporting, reconcileCapacity: reporting, correctCapacityEntry: reporting, handOverCapacityAccount: reporting, settleCapacity: ['drc'],
    assignLeader: ['drc'], releaseLeader: ['drc'],
    openRound: ['drc'], addToRound: reporting, removeFromRound: ['drc'], closeRound: ['drc'],
    registerLead: reporting, recordTalk: reporting, signLead: reporting, landLead: reporting, dropLead: reporting,
    defineProgramme: ['drc'],
    classifyProject: reporting, recordQuantity: reporting, mapSectorWord: ['drc'], defineSector: ['drc'],
    setMilestones: reporting, reportMilestone: reporting, setGoal: ['drc', 'sup'],
    reportProgressBatch: reporting, declareSprint: ['drc', 'sup'],
    reportIncident: [...reporting, 'housing'], closeIncident: [...reporting, 'housing'],
    proposeProject: reporting, noteReserveProgress: reporting, admitToReserve: ['drc'], turnDownProposal: ['drc'], closeReserveSession: ['drc'], promoteToKeyList: ['drc'], listExtraProject: ['drc'],
    setAdmissionStandard: ['drc'], setReserveGoal: ['drc'], setReservePolicy: ['drc'],
    recordPublicGate: ['drc'], registerExpert: ['drc'], retireExpert: ['drc'], declareConflict: ['drc'], convenePanel: ['drc'], recordOpinion: ['drc'], concludeAppraisal: ['drc'], dissolvePanel: ['drc'],
    changeCode: ['drc'],
    relocateProject: ['drc'],
    nameProjectUnit: reporting,
    recordPresence: [...reporting, 'housing', 'sup'], withdrawPresence: [...reporting, 'sup'],
    addPart: ['drc'], removePart: ['drc'],
    setRegionShares: reporting,
    registerFile: [...reporting, 'land', 'eco', 'housing', 'fin', 'sup'],
    setOfficerDemand: ['drc'],
    setSite: reporting, addEvidence: [...reporting, 'land', 'eco', 'housing', 'sup'], registerFeed: [...reporting, 'eco', 'housing'], retireFeed: [...reporting, 'eco', 'housing'],
    verifyProgress: ['sup', 'drc'], planVerification: ['sup', 'drc'], checkReports: ['sup', 'drc'], setProofSetting: ['drc', 'sup'],
  },
  approvals: {
    submitApplication: [...reporting, 'land', 'eco', 'housing'], decideItem: licensing, stopClock: licensing, resumeClock: licensing,
    givePromise: licensing, fulfilCommitment: licensing, tolerateOmission: licensing,
  },
  funding: {
    createBatch: ['fin', 'drc'], allocateFunds: ['fin', 'drc'], recordIssue: ['fin'], disburseFunds: ['fin'], payOut: ['fin', 'clerk'], returnFunds: ['fin'], importFunds: ['fin', 'drc'],
    undoFundImport: ['fin', 'drc'],
  },
  elements: {
    openPool: allotting, registerNeed: [...reporting, 'land', 'eco'], reserveElement: allotting, confirmElement: allotting, releaseElement: allotting,
  },
  supervision: {
    raiseIssue: officials, assignIssue: steering, reportBack: officials.filter((role) => role !== 'gov'), closeIssue: steering, reopenIssue: steering,
  },
  directory: { setClock: ['ops', 'drc', 'dev'], disablePerson: ['ops'], enablePerson: ['ops'] },
  /** Of every service, beside the graph. */
  every: { operateStreams: ['ops', 'drc'], verifyAudit: ['ops', 'drc', 'sup'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

type OperationsOf<S> = S extends keyof typeof rights ? keyof (typeof rights)[S] : never;
export type Operation = OperationsOf<keyof typeof rights>;

/** What a scope's rows and fields may tell of the person asking; a field that lacks one proves nothing. */
type Of = { id?: string; departmentIds?: readonly string[] };
interface ScopeDefinition { en: string; zh: string; /** Why, or what it holds in full. */ note: string; roles: readonly Role[]; /** Who else, by what the field is of. */ also?: { en: string; zh: string; /** Of a field; where it is left out, row security alone says so. */ holds?(actor: Actor, of: Of): boolean } }

/** What needs more than being signed in and lying in one's regions. A field under a scope that one has not is null with FORBIDDEN; a row is not found. */
export const scopes = {
  personal: {
    en: 'names of people', zh: '人员姓名', note: '个人信息保护法 §6: no more than the purpose needs', roles: ['drc', 'gov', 'sup'],
    also: { en: 'oneself, and whoever acts for the same department', zh: '本人及同部门人员', holds: (actor, { id, departmentIds }) => id === actor.id || (departmentIds ?? []).some((department) => actor.departments.includes(department)) },
  },
  funds: { en: 'money before it is published', zh: '未公布的资金数据', note: 'batches, lines, entries, issues of bonds, and what the streams and the timeline tell of them', roles: ['clerk', 'drc', 'fin', 'gov', 'sup'] },
  audit: {
    en: 'who changed what', zh: '审计记录', note: 'with the values before and after', roles: ['drc', 'gov', 'sup', 'ops'],
    also: { en: 'what one did oneself, or was done for one of one\'s departments', zh: '本人或本部门的操作记录' },
  },
  accountability: {
    en: 'who answers for a contradiction', zh: '责任记录', note: 'P9: what was reported, by whom, and what was found instead', roles: ['drc', 'gov', 'sup'],
    also: { en: 'what one answers for oneself', zh: '本人的责任记录' },
  },
} as const satisfies Record<string, ScopeDefinition>;
export type Scope = keyof typeof scopes;

const holdsOne = (actor: Actor, allowed: readonly string[]): boolean => actor.roles.some((role) => allowed.includes(role));

/** The roles that may do an operation, whichever service it is of. */
export const rolesFor = (operation: string): readonly Role[] => (Object.values(rights) as Record<string, readonly Role[]>[]).find((own) => Object.hasOwn(own, operation))?.[operation] ?? [];

export function requireRight(actor: Actor, operation: Operation): void {
  const allowed = rolesFor(operation);
  if (holdsOne(actor, allowed)) return;
  throw forbidden('access.not-your-task', { en: `Your roles do not include ${operation}.`, zh: `您的角色无权执行 ${operation}。` }, { operation, allowed });
}

export const hasScope = (actor: Actor, scope: Scope, of?: Of): boolean => {
  const { roles: allowed, also }: ScopeDefinition = scopes[scope];
  return holdsOne(actor, allowed) || (of !== undefined && (also?.holds?.(actor, of) ?? false));
};

export function requireScope(actor: Actor, scope: Scope, of?: Of): void {
  if (hasScope(actor, scope, of)) return;
  throw forbidden('access.not-for-you', { en: `Not open to your roles: ${scopes[scope].en}.`, zh: `${scopes[scope].zh}不向您的角色开放。` }, { scope, allowed: scopes[scope].roles });
}

/** What row security is told of a person: the scopes, and `write` where the transaction is of an operation that they may do. */
export function scopesFor(actor: Actor, operation: Operation | null): string[] {
  const open = (Object.keys(scopes) as Scope[]).filter((scope) => hasScope(actor, scope));
  return [...open, ...(operation !== null && holdsOne(actor, rolesFor(operation)) ? ['write'] : [])];
}
