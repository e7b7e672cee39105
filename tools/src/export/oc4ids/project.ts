import { firstDayOf, lastDayOf } from '@cornerstone/kernel/period';
import { isDay } from '@cornerstone/kernel/day';
import { Digits, type Told } from './written';

interface Amount { amount: string }
export interface Report { id: string; day: string | null; fromMonth: number | null; period: { year: number; month: number | null; week: number | null }; investment: Amount; physicalProgress: string | null; amendedBy: { id: string } | null }
export interface StoredFile { id: string; kind: string; name: string; mediaType: string; digest: string }
export interface Listed { id: string; year: number | null; level: string | null; programme: string | null; sector: string | null; listId: string | null; annualPlan: Amount | null }
interface Item { id: string; status: string; dueOn: string | null; decidedOn: string | null; procedure: { code: string; name: string } | null }
interface Leader { department: { id: string; name: string } | null; until: string | null }
export interface SourceProject {
  id: string; code: string; name: string; stage: string; sector: string | null; scale: string | null; buildContent: string | null; owner: string | null; totalInvestment: Amount | null; totalQuality: string | null;
  buildStart: string | null; buildEnd: string | null; startedOn: string | null; completedOn: string | null; commissionedOn: string | null;
  regions: ({ code: string; name: string | null } | null)[]; listings: Listed[]; reports: { nodes: (Report | null)[] }; files: { nodes: (StoredFile | null)[] }; leaders: Leader[]; approvals: { items: Item[] }[] | null;
}

/** docs/GLOSSARY.md; the codelist is closed. Suspended works are still being built. */
const STATUS: Record<string, string> = {
  PROPOSED: 'identification', RESERVED: 'identification', PREWORK: 'preparation', PLANNED_START: 'preparation', UNDER_CONSTRUCTION: 'implementation', SUSPENDED: 'implementation',
  COMPLETED: 'completion', COMMISSIONED: 'maintenance', AT_CAPACITY: 'maintenance', REMOVED: 'cancelled', CANCELLED: 'cancelled',
};
/** Only where a list's word can mean nothing else; the codelist is open, so every other word stays as it is. */
const SECTOR: ReadonlyMap<string, string> = new Map([['交通', 'transport'], ['交通运输', 'transport'], ['教育', 'education'], ['卫生', 'health'], ['医疗卫生', 'health'], ['能源', 'energy']]);
const QUALITY: Record<string, string> = { APPROXIMATE: '总投资为约数', AT_LEAST: '总投资为下限' };
const NATIONAL = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{5}[0-9X]$/;

const money = (amount: Amount | null): Told | null => amount && { amount: new Digits(amount.amount), currency: 'CNY' };
const at = (day: string): string => `${day}T00:00:00+08:00`;
/** A day that the source gives to the day; what is less exact is told in words. */
const exactly = (date: string | null): string | null => (date !== null && isDay(date) ? at(date) : null);
const said = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null);
const once = (words: readonly (string | null)[]): string[] => [...new Set(said(words).filter((word) => word !== ''))];

/** What a project is in the words of OC4IDS 0.9; what no source says is left out, and nothing is rounded. */
export function projectOf(project: SourceProject, { prefix, house }: { prefix: string | null; house: string }): Told {
  const { code, owner } = project;
  const authority = project.leaders.find(({ until, department }) => until === null && department !== null)?.department ?? null;
  return {
    id: prefix === null ? code : `${prefix}-${code}`,
    identifiers: identifiersOf(project),
    title: project.name, description: descriptionOf(project), status: STATUS[project.stage],
    sector: once([...project.listings.map(({ sector }) => sector), project.sector].map((word) => word && (SECTOR.get(word) ?? word))),
    period: { startDate: exactly(project.buildStart), endDate: exactly(project.buildEnd) },
    implementationPeriod: { startDate: exactly(project.startedOn), endDate: exactly(project.completedOn) }, maintenancePeriod: { startDate: exactly(project.commissionedOn) },
    completion: { endDate: exactly(project.completedOn) },
    locations: said(project.regions).map((region) => ({ id: region.code, description: region.name, gazetteer: { scheme: 'GB/T 2260', identifiers: [region.code] } })),
    budget: { description: project.totalInvestment && QUALITY[project.totalQuality ?? ''], amount: money(project.totalInvestment), budgetBreakdowns: plansOf(project) },
    publicAuthority: authority && { id: authority.id, name: authority.name },
    parties: [...(owner ? [{ id: owner, name: owner, roles: ['buyer'] }] : []), ...(authority ? [{ id: authority.id, name: authority.name, roles: ['publicAuthority'] }] : [])],
    policyAlignment: { description: once(project.listings.map(({ year, programme }) => programme && `${year ?? ''}${programme}`)).join('；') },
    metrics: metricsOf(project), milestones: milestonesOf(project),
    documents: said(project.files.nodes).map(({ id, name, mediaType, digest }) => ({ id, title: name, format: mediaType, description: `sha256:${digest}`, url: `${house}/files/${encodeURIComponent(id)}`, accessDetails: '须登录并有权查看该项目' })),
  };
}

/** In words what is less exact than the standard's dates, as the source has it. */
const descriptionOf = ({ buildContent, scale, buildStart, buildEnd }: SourceProject): string =>
  once([buildContent, scale, buildStart && !isDay(buildStart) ? `计划开工：${buildStart}` : null, buildEnd && !isDay(buildEnd) ? `计划竣工：${buildEnd}` : null]).join('\n');

function identifiersOf({ id, code, listings }: SourceProject): Told[] {
  const own = listings.flatMap(({ listId, year, programme }) => (listId ? [{ scheme: `清单编号${year ?? ''}${programme ?? ''}`, id: listId }] : []));
  const all = [{ scheme: 'cornerstone', id }, ...(NATIONAL.test(code) ? [{ scheme: '投资项目统一代码（GB/T 40058-2021）', id: code }] : []), ...own];
  return [...new Map(all.map((each) => [`${each.scheme}|${each.id}`, each])).values()];
}

/** The plan of each year and list; a year is known to its days. */
function plansOf({ listings }: SourceProject): Told[] {
  const plans = listings.flatMap(({ id, year, programme, annualPlan }): Told[] => (annualPlan && year !== null
    ? [{ id, description: `${year}年${programme ?? ''}计划投资`, amount: money(annualPlan), period: { startDate: at(`${year}-01-01`), endDate: at(`${year}-12-31`) } }] : []));
  return plans.length > 0 ? [{ id: 'annual-plan', description: '年度计划投资', budgetBreakdown: plans }] : [];
}

/** Reports that count: of each period what was done, and how far the works are. January and February may be told together; a day of a sprint is in no year's sum. */
function metricsOf({ reports }: SourceProject): Told[] {
  const counted = said(reports.nodes).filter(({ amendedBy }) => amendedBy === null);
  const of = ({ day, fromMonth, period }: Report): Told => ({ startDate: at(day ?? firstDayOf({ ...period, month: fromMonth ?? period.month })), endDate: at(day ?? lastDayOf(period)) });
  const financial = counted.filter(({ day }) => day === null).map((report) => ({ id: report.id, period: of(report), value: money(report.investment) }));
  const physical = counted.flatMap((report) => (report.physicalProgress === null ? [] : [{ id: report.id, period: of(report), measure: new Digits(report.physicalProgress), unit: { name: '%' } }]));
  return [
    ...(financial.length > 0 ? [{ id: 'financialProgress', title: '当期完成投资', observations: financial }] : []),
    ...(physical.length > 0 ? [{ id: 'physicalProgress', title: '形象进度', observations: physical }] : []),
  ];
}

const MET = ['GRANTED', 'WAIVED'];
function milestonesOf({ approvals }: SourceProject): Told[] {
  return (approvals ?? []).flatMap(({ items }) => items).map(({ id, procedure, status, dueOn, decidedOn }) => ({
    id, title: procedure?.name, type: 'approval', code: procedure?.code, dueDate: exactly(dueOn), dateMet: MET.includes(status) ? exactly(decidedOn) : null, status: MET.includes(status) ? 'met' : status === 'REFUSED' ? 'notMet' : 'scheduled',
  }));
}
