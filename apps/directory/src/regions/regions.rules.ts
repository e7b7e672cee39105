import { regionDefined, type regionLevels } from '@cornerstone/events/directory';
import { day, type Day } from '@cornerstone/kernel/day';
import { regionCode } from '@cornerstone/kernel/region';

export type RegionLevel = (typeof regionLevels)[number];

/** A line of regions.csv or zones.csv. */
export interface RegionLine { code: string; name_zh: string; name_en: string; pinyin: string; level: string; parent: string; status: string }
export interface RegionFacts { id: string; name: string; nameEn: string | null; pinyin: string | null; level: RegionLevel; parentCode: string | null; path: string; current: boolean }
/** With its end: the first day on which it is no region any more, what took its place, what says so. */
export interface RegionLife extends RegionFacts { endedOn: Day | null; successorCodes: string[]; changeSource: string | null }
/** A line of region-changes.csv: what took an abolished region's place. */
export interface ChangeLine { code: string; successor: string; ended_on: string; source: string }

/** GB/T 2260 words to ours. 济源 is a county directly under the province and counts as a city. */
const LEVELS: Readonly<Record<string, RegionLevel>> = { province: 'PROVINCE', prefecture: 'CITY', province_direct_county: 'CITY', county: 'COUNTY', functional_zone: 'ZONE' };
/** 419000 only groups the counties directly under the province: nothing lies in it. */
const PLACEHOLDER = 'placeholder';

/** The tree of the lines: parents before children, each with its path and what took its place. A fault in the lists stops the start. */
export function regionsFrom(lines: readonly RegionLine[], changes: readonly ChangeLine[] = []): RegionLife[] {
  const byCode = new Map(lines.filter((line) => line.level !== PLACEHOLDER).map((line) => [regionCode(line.code) as string, line]));
  if (byCode.size !== lines.filter((line) => line.level !== PLACEHOLDER).length) throw new Error('a region code is listed twice');
  const pathOf = (line: RegionLine, below: readonly string[] = []): string => {
    if (below.includes(line.code)) throw new Error(`region ${line.code} lies in itself`);
    if (line.parent === '') return line.code;
    const parent = byCode.get(line.parent);
    if (!parent) throw new Error(`region ${line.code} lies in ${line.parent}, which is not listed`);
    return `${pathOf(parent, [...below, line.code])}.${line.code}`;
  };
  for (const { code, successor } of changes) {
    if (byCode.get(code)?.status !== 'superseded') throw new Error(`region ${code} has a successor and is not listed as superseded`);
    if (byCode.get(successor)?.status !== 'current') throw new Error(`region ${successor}, successor of ${code}, is not listed as current`);
  }
  return [...byCode.values()].map((line) => {
    const ends = changes.filter(({ code }) => code === line.code);
    const level = LEVELS[line.level];
    if (!level) throw new Error(`region ${line.code} has no known level: ${line.level}`);
    return {
      id: line.code, name: line.name_zh, nameEn: line.name_en || null, pinyin: line.pinyin || null, level,
      parentCode: line.parent || null, path: pathOf(line), current: line.status === 'current',
      endedOn: ends[0] ? day(ends[0].ended_on) : null, successorCodes: ends.map(({ successor }) => successor).sort(), changeSource: ends[0]?.source ?? null,
    };
  }).sort((a, b) => a.path.split('.').length - b.path.split('.').length || (a.id < b.id ? -1 : 1));
}

export const regionFact = (region: RegionLife, knownOn: Day) => regionDefined.of(knownOn, {
  code: region.id, name: region.name, level: region.level, parent: region.parentCode, path: region.path, current: region.current, endedOn: region.endedOn, successors: region.successorCodes,
});
