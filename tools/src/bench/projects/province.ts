import { readFileSync } from 'node:fs';

/** What a run is made of: the same projects from the same numbers, on every machine. The first `months` end with December of `LAST_YEAR`. */
export interface Size { projects: number; months: number }

export const LAST_YEAR = 2025;
/** The house stands still on this day: December is reported, and due by then. */
export const HOUSE_DAY = '2026-01-20';
export const PROVINCE = '410000';
export const PROGRAMMES = ['省重点项目', '两重建设', '城市更新', '三个一批', '制造业倍增', '水利提升'] as const;
export const SECTORS = ['交通', '水利', '能源', '工业', '农业', '教育', '卫生', '生态环境', '市政', '信息基础设施', '文化旅游', '保障性住房'] as const;
const WORKS = ['道路改造', '产业园', '污水处理厂', '中学迁建', '水库除险加固', '光伏基地', '医院新建', '棚户区改造', '数据中心', '河道治理', '物流园', '标准厂房'] as const;

export interface Month { year: number; month: number }
/** The months of a run, the first one first. */
export const monthsOf = ({ months }: Size): Month[] => Array.from({ length: months }, (_, at) => { const last = LAST_YEAR * 12 + 11 - (months - 1 - at); return { year: Math.floor(last / 12), month: (last % 12) + 1 }; });
export const yearsOf = (size: Size): number[] => [...new Set(monthsOf(size).map(({ year }) => year))];

interface Place { code: string; name: string }
let known: Place[] | null = null;
/** The counties and districts of Henan that are there today. */
export const counties = (): Place[] => (known ??= readFileSync(new URL('../../../../data/regions.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
  .flatMap(([code = '', name = '', , , level, , status]) => (level === 'county' && status === 'current' && code.startsWith('41') ? [{ code, name }] : [])));

/** Chances that follow from a project's number and what they are for (mulberry32). */
function chances(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9E3779B1) | 0;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(chance: () => number, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
const two = (number: number): string => String(number).padStart(2, '0');

export interface ProjectOf {
  name: string; regionCodes: string[]; sector: string; level: 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'COUNTY'; programmes: string[];
  /** 10,000 yuan. */
  total: number; plans: Map<number, number>;
  reports: (Month & { wan: number; progress: string })[];
  /** Its report of the last month has not come. */
  isLate: boolean;
  /** One report is corrected afterwards. */
  amends: boolean;
}

/** The project of a number. */
export function projectOf(at: number, size: Size): ProjectOf {
  const chance = chances(at);
  const place = pick(chance, counties());
  const beside = counties().find(({ code }) => code.startsWith(place.code.slice(0, 4)) && code !== place.code);
  const rank = chance();
  const level = rank < 0.01 ? 'NATIONAL' : rank < 0.1 ? 'PROVINCIAL' : rank < 0.4 ? 'CITY' : 'COUNTY';
  const total = Math.round(2_000 * Math.exp(chance() * 6.2));
  const programmes = chance() < 0.35 ? [pick(chance, PROGRAMMES)] : [];
  if (programmes.length === 1 && chance() < 0.15) programmes.push(...PROGRAMMES.filter((name) => name !== programmes[0]).slice(0, 1));
  const years = yearsOf(size);
  const plans = new Map(years.map((year) => [year, Math.max(120, Math.round((total / (years.length + 1)) * (0.7 + chance() * 0.5)))]));
  const isLate = chance() < 0.02;
  const months = monthsOf(size).filter((_, month, all) => !(isLate && month === all.length - 1));
  const reports = months.map(({ year, month }, done) => ({ year, month, wan: Math.max(1, Math.round(((plans.get(year) ?? 0) / 12) * (0.5 + chance()))), progress: ((90 * (done + 1)) / (months.length + 1)).toFixed(2) }));
  return {
    name: `${place.name}${pick(chance, WORKS)}工程${at + 1}号`, regionCodes: beside && chance() < 0.04 ? [place.code, beside.code] : [place.code], sector: pick(chance, SECTORS), level, programmes, total, plans, reports, isLate, amends: chance() < 0.005,
  };
}

const wan = (amount: number): { amount: string; unit: 'WAN' } => ({ amount: String(amount), unit: 'WAN' });

/** What the lists of the years say of a project: one row a year and programme. */
export function listRows(at: number, size: Size): object[] {
  const project = projectOf(at, size);
  return yearsOf(size).flatMap((year, turn) => (project.programmes.length > 0 ? project.programmes : [null]).map((programme) => ({
    sheet: `${year}`, row: at + 1, name: project.name, regionCodes: project.regionCodes, kind: at % 3 === 0 ? 'APPROVAL' : at % 3 === 1 ? 'RATIFICATION' : 'FILING', sector: project.sector, level: project.level, programme, year,
    owner: `${project.name.slice(0, 3)}建设投资有限公司`, scale: `建筑面积 ${1_000 + (at % 900) * 10} 平方米`, totalInvestment: wan(project.total), totalQuality: 'PUBLISHED', annualPlan: wan(project.plans.get(year) ?? 0),
    phase: turn === 0 && at % 5 === 0 ? 'new_start' : 'continuing', sourceTitle: `${year}年重点项目清单`, knownOn: `${year}-01-1${at % 9}`,
  })));
}

/** Its plans by year, split by quarter, every fourth by month as well. */
export const planRows = (at: number, projectId: string, size: Size): object[] => [...projectOf(at, size).plans].map(([year, plan]) => {
  const [first, second, third] = [0.15, 0.25, 0.3].map((share) => Math.floor(plan * share)) as [number, number, number];
  const months = at % 4 === 0 ? { months: [{ month: 1, investment: wan(Math.floor(first / 4)) }, { month: 4, investment: wan(Math.floor(second / 4)) }] } : {};
  return { projectId, year, investment: wan(plan), quarters: [first, second, third, plan - first - second - third].map((amount, quarter) => ({ quarter: quarter + 1, investment: wan(amount) })), ...months, knownOn: `${year}-01-25` };
});

/** Its reports, each known in the month after the one it is of. */
export const reportRows = (at: number, projectId: string, size: Size): (Month & { row: object })[] => projectOf(at, size).reports.map(({ year, month, wan: done, progress }) => ({
  year, month, row: { projectId, period: { year, month }, investment: wan(done), physicalProgress: progress, workforce: 20 + (at % 300), knownOn: month === 12 ? `${year + 1}-01-05` : `${year}-${two(month + 1)}-05` },
}));
