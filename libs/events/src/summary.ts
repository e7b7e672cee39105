import { clockStopped, commitmentBroken, commitmentFulfilled, commitmentGiven, itemDecided, omissionTolerated, startWithoutPermits } from './approvals';
import { catalogue } from './catalogue';
import type { DataOf, EventDefinition } from './define';
import { elementConfirmed, elementReserved, needRegistered } from './elements';
import { breachFlagged, fundsAllocated, fundsDisbursed, fundsPaid, fundsReturned, issueRecorded } from './funding';
import { fileStored, planRevised, progressReported, projectCommissioned, projectCompleted, projectDescribed, projectListed, projectRegistered, projectResumed, projectStarted, projectSuspended, reportAmended } from './projects';
import { issueAssigned, issueClosed, issueEscalated, issueRaised, issueReopened, issueReportedBack } from './supervision';
import { fromYuan, inUnit } from '@cornerstone/kernel/money';
import { labelOf } from '@cornerstone/kernel/period';

export interface Summary { zh: string; en: string }
/** What follows the title: its main figures and dates, in both languages; null where the title says it all. */
type Line = (data: never) => Summary | null;

const grouped = (decimal: string): string => decimal.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
/** Exact, never rounded: "3,200.5 万元", "32,005,000 yuan". */
const money = (yuan: string): Summary => ({ zh: `${grouped(inUnit(fromYuan(yuan), 'WAN'))} 万元`, en: `${grouped(inUnit(fromYuan(yuan), 'YUAN'))} yuan` });
const same = (text: string): Summary => ({ zh: text, en: text });
const period = ({ year, month, week }: { year: number; month: number | null; week: number | null }): Summary => ({ zh: labelOf({ year, month, week }), en: month ? `${year}-${String(month).padStart(2, '0')}` : `${year}-W${String(week).padStart(2, '0')}` });
const line = <E extends EventDefinition>(definition: E, of: (data: DataOf<E>) => Summary | null): [string, Line] => [definition.type, of as Line];
const onDay = <E extends EventDefinition<string, EventDefinition['data']>>(definition: E): [string, Line] => line(definition, (data) => same((data as { on: string }).on));

const moved = <E extends typeof fundsAllocated | typeof issueRecorded | typeof fundsDisbursed | typeof fundsPaid | typeof fundsReturned>(definition: E): [string, Line] =>
  line(definition, ({ amount, batchCode }: { amount: string; batchCode: string }) => ({ zh: `${money(amount).zh}（${batchCode}）`, en: `${money(amount).en} (${batchCode})` }));

/** Words of the field for the codes that events carry. */
const WORDS: Readonly<Record<string, string>> = {
  GRANTED: '准予', REFUSED: '不予', WAIVED: '免办', LAND: '用地', FARMLAND_BALANCE: '占补平衡', ENERGY: '能耗', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '设备', SUPPLY: '物资',
  EVIDENCE: '佐证材料', LETTER: '承诺函', OTHER: '其他',
};
const secured = <E extends typeof elementReserved | typeof elementConfirmed>(definition: E): [string, Line] =>
  line(definition, ({ kind, amount, unit }: { kind: string; amount: string; unit: string }) => ({ zh: `${WORDS[kind]} ${amount} ${unit}`, en: `${kind} ${amount} ${unit}` }));

const LINES: ReadonlyMap<string, Line> = new Map<string, Line>([
  line(projectRegistered, ({ totalInvestment: total }) => total && { zh: `总投资 ${money(total).zh}`, en: `total ${money(total).en}` } || null),
  line(projectDescribed, ({ reason }) => same(reason)),
  line(projectListed, ({ year, programme, annualPlan }) => ({
    zh: `${year === null ? '' : `${year}年`}${programme ?? '清单'}${annualPlan ? `，年度计划 ${money(annualPlan).zh}` : ''}`, en: `${year === null ? '' : `${year} `}${programme ?? 'list'}${annualPlan ? `, plan of the year ${money(annualPlan).en}` : ''}`,
  })),
  line(planRevised, ({ year, planVersion, investment }) => ({ zh: `${year}年 ${money(investment).zh}（第 ${planVersion} 版）`, en: `${year} ${money(investment).en} (version ${planVersion})` })),
  line(progressReported, (data) => ({ zh: `${period(data).zh}完成 ${money(data.investment).zh}`, en: `${period(data).en} ${money(data.investment).en}` })),
  line(reportAmended, (data) => ({ zh: `${period(data).zh}改为 ${money(data.investment).zh}，${data.reason}`, en: `${period(data).en} now ${money(data.investment).en}, ${data.reason}` })),
  line(projectStarted, ({ startedOn }) => same(startedOn)),
  line(projectSuspended, ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` })),
  onDay(projectResumed), onDay(projectCompleted), onDay(projectCommissioned),
  line(fileStored, ({ kind, mediaType }) => ({ zh: `${WORDS[kind] ?? kind}（${mediaType}）`, en: `${kind.toLowerCase()} (${mediaType})` })),
  line(itemDecided, ({ procedure, status, decidedOn }) => ({ zh: `${procedure} ${WORDS[status] ?? status}，${decidedOn}`, en: `${procedure} ${status}, ${decidedOn}` })),
  line(clockStopped, ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` })),
  line(commitmentGiven, ({ procedure, authority, due }) => ({ zh: `${procedure}，${authority}，${due} 前`, en: `${procedure}, ${authority}, by ${due}` })),
  line(omissionTolerated, ({ procedure, missing, due }) => ({ zh: `${procedure}，缺 ${missing.join('、')}，${due} 前补齐`, en: `${procedure}, missing ${missing.join(', ')}, by ${due}` })),
  line(commitmentFulfilled, ({ procedure, on }) => ({ zh: `${procedure}，${on}`, en: `${procedure}, ${on}` })),
  line(commitmentBroken, ({ procedure, authority, due }) => ({ zh: `${procedure}，${authority}，应于 ${due} 前`, en: `${procedure}, ${authority}, due ${due}` })),
  line(startWithoutPermits, ({ startedOn, missing }) => ({ zh: `${startedOn}，缺 ${missing.join('、')}`, en: `${startedOn}, missing ${missing.join(', ')}` })),
  moved(fundsAllocated), moved(issueRecorded), moved(fundsDisbursed), moved(fundsPaid), moved(fundsReturned),
  line(breachFlagged, ({ rule, amount, limit }) => ({ zh: `${rule}，${money(amount).zh}，限额 ${money(limit).zh}`, en: `${rule}, ${money(amount).en}, limit ${money(limit).en}` })),
  line(needRegistered, ({ kind, amount, unit, neededBy }) => ({ zh: `${WORDS[kind]} ${amount} ${unit}，${neededBy} 前`, en: `${kind} ${amount} ${unit} by ${neededBy}` })),
  secured(elementReserved), secured(elementConfirmed),
  line(issueRaised, ({ code }) => same(code)),
  line(issueAssigned, ({ code, deadline }) => ({ zh: `${code}，限 ${deadline} 前`, en: `${code}, by ${deadline}` })),
  line(issueReportedBack, ({ code }) => same(code)),
  line(issueClosed, ({ code }) => same(code)),
  line(issueReopened, ({ code, reason }) => ({ zh: `${code}，${reason}`, en: `${code}, ${reason}` })),
  line(issueEscalated, ({ code, to }) => ({ zh: `${code}，升至${{ COUNTY: '县级', CITY: '市级', PROVINCE: '省级' }[to]}`, en: `${code}, to the ${to.toLowerCase()}` })),
]);

/** A sentence for an event: its title and its main figures, "进度报送：2024年3月完成 3,200.5 万元". A type that this list does not know says its title. */
export function summaryOf(event: { type: string; data: unknown }): Summary {
  const title = catalogue.get(event.type)?.title ?? same(event.type);
  const said = LINES.get(event.type)?.(event.data as never) ?? null;
  return said ? { zh: `${title.zh}：${said.zh}`, en: `${title.en}: ${said.en}` } : title;
}
