import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { projectKinds } from './projects';
import { WORDS } from './sentence';
import { count, flag, idOf, reason, text, told } from './words';

const ofCase = { caseId: idOf('apv', 'Id of the approval case', '审批案件标识') };
const procedure = text('Code of the procedure in the approval catalogue', '审批事项代码（审批事项目录）', 'L05');
const ofPromise = { ...ofCase, commitmentId: idOf('cmt', 'Id of the promise letter or tolerated omission', '承诺或容缺事项标识'), procedure };
const authority = text('Who answers for it: the government or department, by name', '承诺或容缺责任机关名称', '郑州市自然资源和规划局');
const due = told(isoDay, 'Day by which it must be fulfilled', '兑现期限');

export const caseSubmitted = defineEvent('approvals.case.submitted.v1',
  { en: 'An application for joint approval came in', zh: '联审联批受理' },
  null,
  told(z.object({
    ...ofCase, kind: told(z.enum(projectKinds), 'How the project is permitted: approval, ratification or filing', '审批类型：审批、核准、备案'),
    acceptedOn: told(isoDay, 'Day of acceptance, taken the day it arrives; the clock counts from the day after (民法典§201)', '受理日期，次日起算', '2024-06-12'),
    dueOn: told(isoDay, 'Last day of the limit as the clock stands now', '办理期限届满日', '2024-08-06'), limitDays: count('Limit of the case in days, working days by default (A3)', '办理时限（天，默认工作日）', 38),
    procedures: told(z.array(procedure), 'Codes of the procedures applied for', '申请的审批事项代码'),
  }), 'One application opens every procedure it names, in parallel where prerequisites allow (A1)', '一次申请、并联办理（A1）'));

export const itemDecided = defineEvent('approvals.case.item-decided.v1',
  { en: 'A procedure was decided', zh: '审批事项办结' },
  ({ procedure, status, decidedOn }) => ({ zh: `${procedure} ${WORDS[status] ?? status}，${decidedOn}`, en: `${procedure} ${status}, ${decidedOn}` }),
  told(z.object({
    ...ofCase, procedure, status: text('Decision: GRANTED, REFUSED or WAIVED', '审批决定：GRANTED 准予、REFUSED 不予、WAIVED 免办', 'GRANTED'), decidedOn: told(isoDay, 'Day of the decision', '决定日期'),
    departmentId: told(text('Department', '部门', 'dep_410100_natural_resources').nullable(), 'Id of the department that decides it; null where none is named', '办理部门标识；未指定为空'),
    mayStart: flag('Nothing that a start of works needs is missing after this decision (P2)', '该决定后开工所需手续是否齐备'),
  }), 'Decided once and for good; a refused procedure may be applied for in a new case (A1)', '每个事项只决定一次；不予许可的可另行申请'));

export const clockStopped = defineEvent('approvals.case.clock-stopped.v1',
  { en: 'The clock of a case was stopped', zh: '审批停表' },
  ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` }),
  told(z.object({
    ...ofCase, on: told(isoDay, 'Day of the stop; it still counts', '停表日期（当日仍计入）'),
    ground: text('Ground in law: MATERIAL_OWED, HEARING, EXPERT_REVIEW, PUBLIC_NOTICE, TENDER or INSPECTION (行政许可法§32, §45)', '停表法定事由：补正材料、听证、专家评审、公示、招标、检验检测', 'EXPERT_REVIEW'), reason,
  }), 'Days from the next one on do not count until the clock runs again (A3)', '次日起不计入办理时限，直至续表'));

export const clockResumed = defineEvent('approvals.case.clock-resumed.v1',
  { en: 'The clock of a case runs again', zh: '审批续表' },
  null,
  told(z.object({ ...ofCase, on: told(isoDay, 'Day on which it runs again; the next day counts', '续表日期（次日起计）'), dueOn: told(isoDay, 'Last day of the limit, moved by the stop', '顺延后的期限届满日', '2024-08-16') }),
    'The limit has moved by the time it stood (A3)', '办理期限按停表时间顺延'));

export const commitmentGiven = defineEvent('approvals.case.commitment-given.v1',
  { en: 'A department promised in writing to complete a procedure before the start', zh: '出具手续承诺函' },
  ({ procedure, authority, due }) => ({ zh: `${procedure}，${authority}，${due} 前`, en: `${procedure}, ${authority}, by ${due}` }),
  told(z.object({ ...ofPromise, authority, due, letterId: told(idOf('fil', 'Id of the uploaded letter', '承诺函文件标识').nullable().default(null), 'Id of the uploaded letter (projects.file.stored); null where none was', '承诺函文件标识；未上传为空', null) }), 'Lets a project apply for policy funds; never replaces the permit (A2)', '可据以申请政策性资金，不能替代许可（A2）'));

/** Secondary material may follow (容缺); it is no promise letter. Fulfilled and broken are told like those of a promise. */
export const omissionTolerated = defineEvent('approvals.case.omission-tolerated.v1',
  { en: 'A procedure was accepted with secondary material missing', zh: '容缺受理' },
  ({ procedure, missing, due }) => ({ zh: `${procedure}，缺 ${missing.join('、')}，${due} 前补齐`, en: `${procedure}, missing ${missing.join(', ')}, by ${due}` }),
  told(z.object({ ...ofPromise, authority, missing: told(z.array(text('A paper', '材料', '社会稳定风险评估报告')), 'Papers that are to follow, by name', '待补材料名称'), due: told(due, 'Day by which the papers must follow, within the procedure\'s own limit', '补齐期限，不超过该事项办理时限') }),
    'Secondary material may follow; the permit is issued when it is complete (A2)', '次要材料可后补，补齐后方可发证（A2）'));

export const commitmentFulfilled = defineEvent('approvals.case.commitment-fulfilled.v1',
  { en: 'A promised procedure was completed', zh: '承诺兑现' },
  ({ procedure, on }) => ({ zh: `${procedure}，${on}`, en: `${procedure}, ${on}` }),
  told(z.object({ ...ofPromise, on: told(isoDay, 'Day on which it was fulfilled', '兑现日期') }), 'Ends a promise letter or a tolerated omission (A2)', '承诺或容缺事项办结'));

/** Unfulfilled at the start or at its deadline (A2): supervision raises an issue from it. */
export const commitmentBroken = defineEvent('approvals.case.commitment-broken.v1',
  { en: 'A promise was not kept at the start or at its deadline', zh: '承诺未兑现' },
  ({ procedure, authority, due }) => ({ zh: `${procedure}，${authority}，应于 ${due} 前`, en: `${procedure}, ${authority}, due ${due}` }),
  told(z.object({
    ...ofPromise, authority, due, cause: told(z.enum(['START', 'DEADLINE']), 'What it was broken by: works began, or its deadline passed', '未兑现情形：开工时、到期'),
    on: told(isoDay, 'Day since which it is broken', '认定未兑现日期'),
  }), 'Supervision raises an issue from it (A2, S1)', '督查服务据此生成问题'));

/** A start without the permits it needs is recorded as what it is (P2). */
export const startWithoutPermits = defineEvent('approvals.case.start-without-permits.v1',
  { en: 'Works started without mandatory permits', zh: '未批先建' },
  ({ startedOn, missing }) => ({ zh: `${startedOn}，缺 ${missing.join('、')}`, en: `${startedOn}, missing ${missing.join(', ')}` }),
  told(z.object({
    caseId: told(ofCase.caseId.nullable(), 'Id of the project\'s approval case; null where it never applied', '审批案件标识；从未申请为空'),
    startedOn: told(isoDay, 'Day on which works began, as reported', '报告的开工日期'), missing: told(z.array(procedure), 'Codes of the procedures that were missing on that day', '开工当日欠缺的审批事项代码'),
  }), 'The start is recorded as what it is, a violation; supervision raises an issue from it (P2)', '如实记录违规开工，督查服务据此生成问题'));
