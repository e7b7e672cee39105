import { isMet, type Met, type Standing } from './prework.rules';

/** What is known of the project itself, by its column. */
export interface Material { hasNationalCode: boolean; kind: string | null; sector: string | null; owner: string | null; buildContent: string | null; totalInvestment: bigint | null; buildStart: string | null; buildEnd: string | null }
export interface MaturityWeights { preworkPoints: number; toleratedPercent: number }
/** One line of the score's working; points in hundredths of a point. */
export interface MaturityLine { code: string; en: string; zh: string; standing: Standing | 'GIVEN' | 'MISSING'; points: number; of: number }

const MATERIAL: readonly { code: string; en: string; zh: string; isGiven(material: Material): boolean }[] = [
  { code: 'NATIONAL_CODE', en: 'national project code', zh: '投资项目统一代码', isGiven: ({ hasNationalCode }) => hasNationalCode },
  { code: 'KIND', en: 'how it is permitted', zh: '审批类型', isGiven: ({ kind }) => kind !== null },
  { code: 'SECTOR', en: 'sector', zh: '行业', isGiven: ({ sector }) => sector !== null },
  { code: 'OWNER', en: 'project unit', zh: '项目单位', isGiven: ({ owner }) => owner !== null },
  { code: 'BUILD_CONTENT', en: 'what is built', zh: '建设内容', isGiven: ({ buildContent }) => buildContent !== null },
  { code: 'TOTAL_INVESTMENT', en: 'total investment', zh: '总投资', isGiven: ({ totalInvestment }) => totalInvestment !== null },
  { code: 'BUILD_START', en: 'planned start', zh: '计划开工', isGiven: ({ buildStart }) => buildStart !== null },
  { code: 'BUILD_END', en: 'planned end', zh: '计划竣工', isGiven: ({ buildEnd }) => buildEnd !== null },
];

/** Hundredths in equal shares that add up exactly: the first ones carry the remainder. */
const shares = (hundredths: number, parts: number): number[] => Array.from({ length: parts }, (_, at) => Math.floor(hundredths / parts) + (at < hundredths % parts ? 1 : 0));

/**
 * Maturity 成熟度 of an entry (P1; 003 提高项目成熟度), 0 to 100 points, in two parts that the policy weighs: each mandatory part of pre-work has an
 * equal share (granted or waived in full, tolerated in part, else nothing), and so has each material of the entry. Its lines add up to it exactly.
 */
export function maturityOf(prework: readonly Met[], material: Material, { preworkPoints, toleratedPercent }: MaturityWeights): { hundredths: number; lines: MaturityLine[] } {
  const ofPrework = shares(preworkPoints * 100, prework.length);
  const ofMaterial = shares((100 - preworkPoints) * 100, MATERIAL.length);
  const lines = [
    ...prework.map(({ requirement: { code, en, zh }, standing }, at): MaturityLine => {
      const of = ofPrework[at] ?? 0;
      return { code, en, zh, standing, of, points: !isMet({ standing }) ? 0 : standing === 'TOLERATED' ? Math.floor((of * toleratedPercent) / 100) : of };
    }),
    ...MATERIAL.map(({ code, en, zh, isGiven }, at): MaturityLine => {
      const of = ofMaterial[at] ?? 0;
      return { code, en, zh, standing: isGiven(material) ? 'GIVEN' : 'MISSING', of, points: isGiven(material) ? of : 0 };
    }),
  ];
  return { hundredths: lines.reduce((sum, { points }) => sum + points, 0), lines };
}
