import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { projectKinds } from './projects';

const ofCase = { caseId: z.string() };

export const caseSubmitted = defineEvent('approvals.case.submitted.v1',
  { en: 'An application for joint approval came in', zh: '联审联批受理' }, z.object({
    ...ofCase, kind: z.enum(projectKinds), acceptedOn: isoDay, dueOn: isoDay, limitDays: z.number().int(), procedures: z.array(z.string()),
  }));

export const itemDecided = defineEvent('approvals.case.item-decided.v1',
  { en: 'A procedure was decided', zh: '审批事项办结' }, z.object({
    ...ofCase, procedure: z.string(), status: z.string(), decidedOn: isoDay, departmentId: z.string().nullable(), mayStart: z.boolean(),
  }));

export const clockStopped = defineEvent('approvals.case.clock-stopped.v1',
  { en: 'The clock of a case was stopped', zh: '审批停表' }, z.object({ ...ofCase, on: isoDay, ground: z.string(), reason: z.string() }));

export const clockResumed = defineEvent('approvals.case.clock-resumed.v1',
  { en: 'The clock of a case runs again', zh: '审批续表' }, z.object({ ...ofCase, on: isoDay, dueOn: isoDay }));

export const commitmentGiven = defineEvent('approvals.case.commitment-given.v1',
  { en: 'A department promised in writing to complete a procedure before the start', zh: '出具手续承诺函' }, z.object({
    ...ofCase, commitmentId: z.string(), procedure: z.string(), authority: z.string(), due: isoDay,
  }));

/** Secondary material may follow (容缺); it is no promise letter. Fulfilled and broken are told like those of a promise. */
export const omissionTolerated = defineEvent('approvals.case.omission-tolerated.v1',
  { en: 'A procedure was accepted with secondary material missing', zh: '容缺受理' }, z.object({
    ...ofCase, commitmentId: z.string(), procedure: z.string(), authority: z.string(), missing: z.array(z.string()), due: isoDay,
  }));

export const commitmentFulfilled = defineEvent('approvals.case.commitment-fulfilled.v1',
  { en: 'A promised procedure was completed', zh: '承诺兑现' }, z.object({ ...ofCase, commitmentId: z.string(), procedure: z.string(), on: isoDay }));

/** Unfulfilled at the start or at its deadline (A2): supervision raises an issue from it. */
export const commitmentBroken = defineEvent('approvals.case.commitment-broken.v1',
  { en: 'A promise was not kept at the start or at its deadline', zh: '承诺未兑现' }, z.object({
    ...ofCase, commitmentId: z.string(), procedure: z.string(), authority: z.string(), due: isoDay, cause: z.enum(['START', 'DEADLINE']), on: isoDay,
  }));

/** A start without the permits it needs is recorded as what it is (P2). */
export const startWithoutPermits = defineEvent('approvals.case.start-without-permits.v1',
  { en: 'Works started without mandatory permits', zh: '未批先建' }, z.object({ caseId: z.string().nullable(), startedOn: isoDay, missing: z.array(z.string()) }));
