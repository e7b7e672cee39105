import { z } from 'zod';
import { defineEvent, isoDay, percent, yuan } from './define';

export const projectKinds = ['APPROVAL', 'RATIFICATION', 'FILING'] as const;
export const projectLevels = ['NATIONAL', 'PROVINCIAL', 'CITY', 'COUNTY'] as const;
export const projectStages = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY', 'SUSPENDED', 'REMOVED', 'CANCELLED'] as const;
export const totalQualities = ['PUBLISHED', 'APPROXIMATE', 'AT_LEAST'] as const;

const description = z.object({
  code: z.string(), name: z.string(), kind: z.enum(projectKinds).nullable(), sector: z.string().nullable(),
  regionCodes: z.array(z.string()), totalInvestment: yuan.nullable(), totalQuality: z.enum(totalQualities).nullable(),
  owner: z.string().nullable(), buildStart: z.string().nullable(), buildEnd: z.string().nullable(),
});
const stage = z.enum(projectStages);

export const projectRegistered = defineEvent('projects.project.registered.v1',
  { en: 'A project was entered in the ledger', zh: '项目入库登记' }, description.extend({ stage, demonstration: z.boolean() }));

export const projectDescribed = defineEvent('projects.project.described.v1',
  { en: 'What is said of a project changed', zh: '项目基本信息变更' }, description.partial().extend({ reason: z.string() }));

/** One mention on a year's list (P3). A project may be on many; every total counts it once. */
export const projectListed = defineEvent('projects.project.listed.v1',
  { en: 'A project was put on a year\'s list', zh: '项目列入年度清单' }, z.object({
    listingId: z.string(), year: z.number().int().nullable(), level: z.enum(projectLevels).nullable(), programme: z.string().nullable(), sector: z.string().nullable(),
    phase: z.string(), stage, totalInvestment: yuan.nullable(), annualPlan: yuan.nullable(),
    plannedStart: z.boolean(), plannedCompletion: z.boolean(), startedOn: isoDay.nullable(), completedOn: isoDay.nullable(),
  }));

export const planRevised = defineEvent('projects.project.plan-revised.v1',
  { en: 'The plan of a year was set or revised', zh: '年度计划下达或调整' }, z.object({
    year: z.number().int(), planVersion: z.number().int(), investment: yuan, plannedStart: z.boolean(), plannedCompletion: z.boolean(),
    quarters: z.array(z.object({ quarter: z.number().int(), investment: yuan })), reason: z.string().nullable(),
  }));

export const progressReported = defineEvent('projects.project.progress-reported.v1',
  { en: 'Progress of a period was reported', zh: '进度报送' }, z.object({
    reportId: z.string(), year: z.number().int(), month: z.number().int().nullable(), week: z.number().int().nullable(),
    investment: yuan, cumulative: yuan, physicalProgress: percent.nullable(),
  }));

export const reportAmended = defineEvent('projects.project.report-amended.v1',
  { en: 'A report was corrected by an amendment', zh: '进度更正' }, z.object({
    reportId: z.string(), amendedReportId: z.string(), year: z.number().int(), month: z.number().int().nullable(), week: z.number().int().nullable(),
    investment: yuan, cumulative: yuan, physicalProgress: percent.nullable(), reason: z.string(),
  }));

export const projectStarted = defineEvent('projects.project.started.v1',
  { en: 'A start of works was reported', zh: '项目开工' }, z.object({ startedOn: isoDay, evidenceDigest: z.string() }));

export const projectSuspended = defineEvent('projects.project.suspended.v1',
  { en: 'Works stopped', zh: '项目停工' }, z.object({ on: isoDay, reason: z.string(), resumeBy: isoDay.nullable() }));

export const projectResumed = defineEvent('projects.project.resumed.v1',
  { en: 'Works resumed', zh: '项目复工' }, z.object({ on: isoDay }));

export const projectCompleted = defineEvent('projects.project.completed.v1',
  { en: 'Works were completed', zh: '项目竣工' }, z.object({ on: isoDay }));

export const projectCommissioned = defineEvent('projects.project.commissioned.v1',
  { en: 'The project went into operation', zh: '项目投产' }, z.object({ on: isoDay }));
