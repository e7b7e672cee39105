import { day } from '@cornerstone/kernel/day';
import { fenFrom } from '@cornerstone/kernel/money';
import type { PolicyFigures } from './policy.rules';
import type { Standard } from './standards.rules';

/**
 * What holds until a policy row says otherwise. Ours where the texts leave the figure open: a quarter without progress; half a month before the
 * quarter's end; a mandatory procedure tolerated counts half. Notice: 重大行政决策程序暂行条例 (国务院令713) §15, 30 days as a rule.
 * Mandatory parts of pre-work: the first two stages of the catalogue (国办发〔2019〕11号) that every project needs; the others where they are applied for.
 */
export const defaultPolicy: PolicyFigures = {
  staleAfterDays: 92, sessionLeadDays: 15, noticeDays: 30, panelSize: 3, preworkPoints: 70, toleratedPercent: 50,
  requirements: [
    { code: 'DECISION', en: 'approval, ratification or filing', zh: '立项（审批、核准、备案）', anyOf: ['L02', 'L03', 'L04'], kinds: [], scope: 'EVERY_PROJECT' },
    { code: 'LAND_SUPPLY', en: 'supply of land', zh: '用地供应', anyOf: ['L20'], kinds: [], scope: 'EVERY_PROJECT' },
    { code: 'LAND_PLANNING', en: 'planning permit for land use', zh: '建设用地规划许可证', anyOf: ['L21'], kinds: [], scope: 'EVERY_PROJECT' },
    { code: 'EIA', en: 'environmental impact assessment', zh: '环境影响评价', anyOf: ['L07', 'L08', 'L09'], kinds: [], scope: 'EVERY_PROJECT' },
    { code: 'SITE', en: 'land pre-review and site selection', zh: '用地预审与选址', anyOf: ['L05'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'ENERGY', en: 'energy-saving review', zh: '节能审查', anyOf: ['L06'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'SOIL', en: 'soil and water conservation', zh: '水土保持方案', anyOf: ['L10'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'FLOOD', en: 'flood impact', zh: '洪水影响评价', anyOf: ['L12'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'FARMLAND', en: 'conversion of farmland', zh: '农用地转用', anyOf: ['L18'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'EXPROPRIATION', en: 'land expropriation', zh: '土地征收', anyOf: ['L19'], kinds: [], scope: 'WHERE_LISTED' },
    { code: 'WORKS_PLANNING', en: 'planning permit for construction', zh: '建设工程规划许可证', anyOf: ['G02'], kinds: [], scope: 'WHERE_LISTED' },
  ],
};

const standard = (sectors: readonly string[], level: Standard['level'], yi: string): Standard =>
  ({ id: null, regionPath: null, sectors, level, category: null, minimum: fenFrom(yi, 'YI'), validFrom: day('1949-10-01'), validTo: null, knownOn: day('1949-10-01') });

/** Entry figures of 2022 where no region has set its own: manufacturing 3亿, infrastructure 10亿, services 5亿, social 2亿; a city's list takes a third, a county's a tenth (ours). */
const BY_SECTOR: readonly (readonly [sectors: readonly string[], provincial: string, city: string, county: string])[] = [
  [['制造业', '先进制造', '产业转型', '科技创新'], '3', '1', '0.3'], [['交通', '水利', '能源', '市政城建', '基础设施', '新基建'], '10', '3', '1'],
  [['服务业', '现代服务业', '物流'], '5', '1.5', '0.5'], [['社会民生', '社会事业', '生态环保', '农业'], '2', '0.6', '0.2'], [[], '3', '1', '0.3'],
];
export const defaultStandards: readonly Standard[] = BY_SECTOR.flatMap(([sectors, provincial, city, county]) =>
  [standard(sectors, 'NATIONAL', provincial), standard(sectors, 'PROVINCIAL', provincial), standard(sectors, 'CITY', city), standard(sectors, 'COUNTY', county)]);
