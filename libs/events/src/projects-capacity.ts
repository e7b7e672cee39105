import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { money, same } from './sentence';
import { count, flag, idOf, reason, text, told, year } from './words';

const entryId = idOf('cap', 'Id of the entry in the account', '账目标识');
const decimal = z.string().regex(/^\d{1,16}(\.\d{1,4})?$/);
/** What reaching capacity is measured by; what has no figure is null. */
const figures = {
  outputValue: told(yuan.nullable(), 'Output value in yuan', '产值（元）'), tax: told(yuan.nullable(), 'Tax in yuan', '税收（元）', '3200000.00'),
  jobs: told(count('Jobs', '就业人数', 320).nullable(), 'People employed', '就业人数'),
  capacity: told(decimal.nullable(), 'Output in the unit of the account, at most four places', '产能（账户所列单位），至多四位小数', '120000'),
  capacityUnit: told(text('Unit of the output', '产能单位', '套/年').nullable(), 'Unit of the output; null without one', '产能单位；无则为空'),
};
const ofPeriod = { year, quarter: told(count('Quarter 1 to 4', '季度（1–4）', 2).nullable(), 'Quarter 1 to 4; null for the whole year', '季度（1–4）；全年为空', null) };
const said = (of: { outputValue: string | null; jobs: number | null }) => (of.outputValue === null ? of.jobs === null ? null : same(String(of.jobs)) : money(of.outputValue));
const explanation = told(text('Explanation in words', '说明', '统计口径不含代工产值').nullable(), 'Why the figures differ; null where they agree', '差异说明；一致时为空');

export const capacityAccountOpened = defineEvent('projects.project.capacity-account-opened.v1',
  { en: 'The account of reaching capacity was opened', zh: '达效建账' }, (data) => said(data),
  told(z.object({ entryId, dueOn: told(isoDay, 'Day by which the targets are to be reached', '达效期限'), tolerancePercent: told(decimal, 'Difference from the statistics office that needs no explanation, percent', '对账容差（%）', '5'), ...figures }),
    'First of five steps (建账, 003): the targets of a year in full operation', '达效五步之建账（003）：正常生产年度的目标'));
export const capacityCollected = defineEvent('projects.project.capacity-collected.v1',
  { en: 'What was reached in a period was collected', zh: '达效理账' }, (data) => said(data),
  told(z.object({ entryId, ...ofPeriod, ...figures }), 'Second step (理账): actual figures of a period, not cumulative', '达效五步之理账：当期实际数，非累计'));
export const capacityReconciled = defineEvent('projects.project.capacity-reconciled.v1',
  { en: 'Figures were reconciled with the statistics office', zh: '达效对账' }, (data) => said(data),
  told(z.object({ entryId, ...ofPeriod, departmentId: text('Id of the statistics office', '统计部门标识', 'dep_410100_statistics'), ...figures, explanation }), 'Third step (对账): the statistics office\'s figures of the period; differences above the tolerance are explained', '达效五步之对账：统计部门当期数，超出容差须说明'));
export const capacityCorrected = defineEvent('projects.project.capacity-corrected.v1',
  { en: 'An entry in the account of capacity was corrected', zh: '达效账目更正' }, ({ reason: why }) => same(why),
  told(z.object({ entryId, correctedEntryId: idOf('cap', 'Id of the entry whose place it takes', '被更正账目标识'), ...figures, explanation, reason: told(reason, 'Why', '更正理由', '漏报二季度产值') }), 'Takes the place of another entry of the same step and period', '替代同一步骤、同期的原账目'));
export const capacityTransferred = defineEvent('projects.project.capacity-account-transferred.v1',
  { en: 'The account of capacity was handed over', zh: '达效交账' }, ({ departmentId }) => same(departmentId),
  told(z.object({ entryId, departmentId: text('Id of the department that regulates the operation', '运行主管部门标识', 'dep_410100_industry') }), 'Fourth step (交账): the department that regulates the operation takes the account over', '达效五步之交账：移交运行主管部门'));

const settled = { entryId, on: told(isoDay, 'Day of the settlement', '算账日期'), year: count('Year that was settled', '算账年度', 2024), explanation: told(text('Explanation in words', '说明', '产值、税收、就业均达到设计目标'), 'Why it was reached or not', '达效与否的说明') };
export const capacitySettled = defineEvent('projects.project.capacity-settled.v1',
  { en: 'Capacity was settled as not reached', zh: '达效算账：未达效' }, ({ explanation: why }) => same(why),
  told(z.object({ ...settled, reached: flag('Always false here', '此处恒为否'), missed: told(z.array(z.string()), 'Targets that were missed', '未达目标项', ['OUTPUT_VALUE']) }), 'Fifth step (算账) where a target was missed; the account goes on with the next periods', '达效五步之算账（未达效），账户继续'));
export const capacityReached = defineEvent('projects.project.capacity-reached.v1',
  { en: 'The project reached its capacity', zh: '项目达效' }, ({ on, explanation: why }) => ({ zh: `${on}，${why}`, en: `${on}, ${why}` }),
  told(z.object(settled), 'Fifth step (算账): every target is reached; the project is at capacity (P2)', '达效五步之算账：各项目标均达到，项目达效（P2）'));
