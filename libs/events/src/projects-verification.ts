import { z } from 'zod';
import { defineEvent, isoDay, percent } from './define';
import { same } from './sentence';
import { count, idOf, text, told, year } from './words';

export const verificationMethods = ['SITE_VISIT', 'SURVEY', 'DRONE', 'SATELLITE', 'VIDEO'] as const;

export const progressVerified = defineEvent('projects.project.progress-verified.v1',
  { en: 'Progress was verified independently', zh: '进度独立核验' },
  ({ measuredOn, measured, reported }) => ({ zh: `${measuredOn} 核验 ${measured}%${reported === null ? '' : `，所报 ${reported}%`}`, en: `${measuredOn} measured ${measured} %${reported === null ? '' : `, reported ${reported} %`}` }),
  told(z.object({
    verificationId: idOf('ver', 'Id of the verification', '核验标识'), measuredOn: told(isoDay, 'Day of the measurement', '核验日期'), measured: told(percent, 'Physical progress measured, percent', '核验形象进度（%）', '45'),
    method: told(z.enum(verificationMethods), 'How: site visit, survey, drone, satellite, video', '方式：实地、测量、无人机、卫星、视频', 'DRONE'),
    reportId: told(idOf('rpt', 'Id of the report', '进度报告标识').nullable(), 'The report that held on that day; rpt_ and a UUIDv7; null where none did', '当日有效的进度报告；无则为空'),
    reported: told(percent.nullable(), 'Physical progress reported by that day, percent; null where none was', '当日已报形象进度（%）；未报为空', '60'),
    gap: told(z.string().regex(/^-?\d{1,3}(\.\d{1,4})?$/).nullable(), 'Reported less measured, in points; null where nothing was reported', '所报减核验（百分点）；未报为空', '15'),
    evidenceIds: told(z.array(idOf('evd', 'Id of evidence', '佐证标识')), 'Evidence of the measurement', '核验佐证'),
  }), 'Measured by someone who has not reported the project and is of no department that does (P9, 001)', '由未参与报送的人员和部门独立测量（P9，001）'));

/** One draw for a scope and a period. */
export const verificationPlanned = defineEvent('projects.verification.planned.v1',
  { en: 'Projects to be verified were drawn', zh: '核验抽样' },
  ({ drawn, population, dueOn }) => ({ zh: `${population} 个在建项目抽取 ${drawn} 个，${dueOn} 前完成`, en: `${drawn} of ${population} under construction, by ${dueOn}` }),
  told(z.object({
    planId: idOf('vpl', 'Id of the draw', '抽样标识'), regionCode: text('Region drawn from', '抽样区划', '410000'), year,
    quarter: told(count('Quarter 1 to 4', '季度（1–4）', 2).nullable(), 'Quarter 1 to 4; null for others', '季度；其他为空'), month: told(count('Month 1 to 12', '月份（1–12）', 6).nullable(), 'Month 1 to 12; null for others', '月份；其他为空', null), week: told(count('ISO week 1 to 53', 'ISO 周次', 23).nullable(), 'ISO week; null for others', '周次；其他为空', null),
    population: count('Projects under construction in scope', '范围内在建项目数', 180), drawn: count('Projects drawn', '抽取项目数', 18),
    seed: text('Seed of the draw: the same seed and projects give the same sample', '随机种子，同种子同样本', '2024-Q2'), dueOn: told(isoDay, 'Day by which all are verified', '完成时限'),
  }), 'Drawn at random by a seed, in each region its share (P9)', '按种子随机、按区划分层抽取（P9）'));

export const verificationMissed = defineEvent('projects.project.verification-missed.v1',
  { en: 'A verification was not done in time', zh: '核验逾期' },
  ({ dueOn }) => same(dueOn),
  told(z.object({ dueId: idOf('vdu', 'Id of the task', '核验任务标识'), planId: idOf('vpl', 'Id of the draw', '抽样标识'), dueOn: told(isoDay, 'Day by which it was due', '完成时限') }),
    'Told once, on the day after; it may still be done', '次日告知一次，仍可补核'));
