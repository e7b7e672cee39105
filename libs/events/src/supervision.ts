import { z } from 'zod';
import { defineEvent, isoDay } from './define';

export const issueSeverities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
const ofIssue = { issueId: z.string(), code: z.string() };

export const issueRaised = defineEvent('supervision.issue.raised.v1',
  { en: 'An issue was found', zh: '问题发现' }, z.object({ ...ofIssue, kind: z.string(), severity: z.enum(issueSeverities), cause: z.string().nullable() }));

export const issueAssigned = defineEvent('supervision.issue.assigned.v1',
  { en: 'An issue was assigned', zh: '问题交办' }, z.object({ ...ofIssue, departmentId: z.string(), personId: z.string(), leaderId: z.string(), deadline: isoDay }));

export const issueReportedBack = defineEvent('supervision.issue.reported-back.v1',
  { en: 'The responsible unit reported an issue as solved', zh: '问题反馈' }, z.object({ ...ofIssue, on: isoDay }));

export const issueClosed = defineEvent('supervision.issue.closed.v1',
  { en: 'An issue was closed off by someone other than who solved it', zh: '问题销号' }, z.object({ ...ofIssue, on: isoDay }));

export const issueReopened = defineEvent('supervision.issue.reopened.v1',
  { en: 'A closed issue was opened again', zh: '问题重开' }, z.object({ ...ofIssue, reason: z.string() }));

export const issueEscalated = defineEvent('supervision.issue.escalated.v1',
  { en: 'An overdue issue went one level up', zh: '问题升级督办' }, z.object({ ...ofIssue, to: z.enum(['COUNTY', 'CITY', 'PROVINCE']), on: isoDay }));
