import { regionDefined, type regionLevels } from '@cornerstone/events/directory';
import type { Day } from '@cornerstone/kernel/day';
import { regionCode } from '@cornerstone/kernel/region';

export type RegionLevel = (typeof regionLevels)[number];

/** A line of regions.csv or zones.csv. */
export interface RegionLine { code: string; name_zh: string; name_en: string; pinyin: string; level: string; parent: string; status: string }
export interface RegionFacts { id: string; name: string; nameEn: string | null; pinyin: string | null; level: RegionLevel; parentCode: string | null; path: string; current: boolean }

/** GB/T 2260 words to ours. 济源 is a county directly under the province and counts as a city. */
const LEVELS: Readonly<Record<string, RegionLevel>> = { province: 'PROVINCE', prefecture: 'CITY', province_direct_county: 'CITY', county: 'COUNTY', functional_zone: 'ZONE' };
/** 419000 only groups the counties directly under the province: nothing lies in it. */
const PLACEHOLDER = 'placeholder';

/** The tree of the lines: parents before children, each with its path. A fault in the lists stops the start. */
export function regionsFrom(lines: readonly RegionLine[]): RegionFacts[] {
  const byCode = new Map(lines.filter((line) => line.level !== PLACEHOLDER).map((line) => [regionCode(line.code) as string, line]));
  if (byCode.size !== lines.filter((line) => line.level !== PLACEHOLDER).length) throw new Error('a region code is listed twice');
  const pathOf = (line: RegionLine, below: readonly string[] = []): string => {
    if (below.includes(line.code)) throw new Error(`region ${line.code} lies in itself`);
    if (line.parent === '') return line.code;
    const parent = byCode.get(line.parent);
    if (!parent) throw new Error(`region ${line.code} lies in ${line.parent}, which is not listed`);
    return `${pathOf(parent, [...below, line.code])}.${line.code}`;
  };
  return [...byCode.values()].map((line) => {
    const level = LEVELS[line.level];
    if (!level) throw new Error(`region ${line.code} has no known level: ${line.level}`);
    return {
      id: line.code, name: line.name_zh, nameEn: line.name_en || null, pinyin: line.pinyin || null, level,
      parentCode: line.parent || null, path: pathOf(line), current: line.status === 'current',
    };
  }).sort((a, b) => a.path.split('.').length - b.path.split('.').length || (a.id < b.id ? -1 : 1));
}

export const regionFact = (region: RegionFacts, knownOn: Day) => regionDefined.of(knownOn, {
  code: region.id, name: region.name, level: region.level, parent: region.parentCode, path: region.path, current: region.current,
});
