import type { RegionEntry } from '../ledger';

export interface RegionIndex {
  has(code: string): boolean;
  nameOf(code: string): string;
  /** The city a place is in, or is. */
  cityOf(code: string): string | null;
  /** 0 a province, 1 a city, 2 a county or zone: told by the code (GB/T 2260), since tables name their levels differently. */
  depth(code: string): number;
  /** Is the region inside the other one, or the same? */
  isWithin(code: string, outer: string): boolean;
  /** The longest region name the text begins with; `near` settles names that several places bear. */
  prefix(text: string, near: Near, words?: Words): { code: string; length: number } | null;
}

/** Which names count: any; those that end as a place does (高新区, not 新安, which may be 新安路); or also 洛阳 and 栾川, but not 中原, with which a title may begin. */
export type Words = 'any' | 'full' | 'full-or-town';

/** Surroundings from the nearest outwards: the line's city, the row's cities, the province. */
export type Near = readonly (readonly string[])[];

interface Named { code: string; full: boolean }

const depth = (code: string): number => (/^\d{2}0000$/.test(code) ? 0 : /^\d{4}00$/.test(code) ? 1 : 2);
/** 419000 省直辖县级行政区划 is a heading of the code table, no place. */
const HEADING = /^(省|自治区)直辖县级行政区划$/;
const NATIONALITY = /(?:回|满|蒙古|壮|土家|苗|维吾尔)族/;
const LONGEST_NAME = 24;

/** How people write it: 辉县 for 辉县市, 管城区 for 管城回族区, 洛阳高新区 for 洛阳高新技术产业开发区. */
function shortNames(name: string): string[] {
  const short = new Set<string>();
  const zone = name
    .replace(/经济技术开发区$|经济开发区$/, '经开区').replace(/高新技术产业(开发区|园区)$/, '高新区')
    .replace(/航空港经济综合实验区$/, '航空港区').replace(/城乡一体化示范区$/, '示范区').replace(/风景名胜区$/, '风景区');
  if (zone !== name) {
    short.add(zone).add(zone.replace(/^(河南|山西)/, '')).add(zone.replace('市', ''));
    if (zone.endsWith('航空港区')) short.add(zone.replace('航空港区', '航空港实验区'));
    // 高新区 alone is the one of the city on the same line
    const kind = /(经开区|高新区|航空港区|示范区)$/.exec(zone)?.[1];
    if (kind) short.add(kind);
  }
  const plain = name.replace(NATIONALITY, '');
  if (plain !== name) short.add(plain);
  const bare = plain.replace(/(省|市|地区|自治州|自治县|县|区)$/, '');
  if (bare.length >= 2 && zone === name) short.add(bare);
  short.delete(name);
  return [...short];
}

export function indexRegions(regions: readonly RegionEntry[]): RegionIndex {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const byName = new Map<string, Named[]>();
  const add = (name: string, code: string, full: boolean) => byName.set(name, [...(byName.get(name) ?? []), { code, full }]);
  for (const region of regions) {
    if (HEADING.test(region.name)) continue;
    add(region.name, region.code, true);
    for (const short of shortNames(region.name)) add(short, region.code, false);
  }
  const isWithin = (code: string, outer: string): boolean => {
    for (let at: string | null | undefined = code, steps = 0; at && steps < 8; at = byCode.get(at)?.parent, steps++) if (at === outer) return true;
    return false;
  };

  /** A name of one's own surroundings first, the full name before the short, what exists before what was abolished, the larger before the smaller. */
  const choose = (named: readonly Named[], near: Near): string | null => {
    const inside = near.map((outers) => named.filter(({ code }) => outers.some((outer) => isWithin(code, outer)))).find((found) => found.length > 0);
    const rank = ({ code, full }: Named) => (full ? 0 : 100) + (byCode.get(code)!.status === 'superseded' ? 10 : 0) + depth(code);
    const ranked = [...(inside ?? named)].sort((a, b) => rank(a) - rank(b));
    const [first, second] = ranked;
    if (!first) return null;
    return second && rank(first) === rank(second) && first.code !== second.code ? null : first.code;
  };

  return {
    has: (code) => byCode.has(code),
    nameOf: (code) => byCode.get(code)?.name ?? code,
    cityOf: (code) => (depth(code) > 0 && byCode.has(`${code.slice(0, 4)}00`) ? `${code.slice(0, 4)}00` : null),
    depth,
    isWithin,
    prefix(text, near, words = 'any') {
      for (let length = Math.min(text.length, LONGEST_NAME); length >= 2; length--) {
        const name = text.slice(0, length);
        const named = byName.get(name)?.filter(({ code, full }) => full || words === 'any' || /[市县区]$/.test(name) || (words === 'full-or-town' && /[省市县]$/.test(byCode.get(code)!.name)));
        const code = named?.length ? choose(named, near) : null;
        if (code) return { code, length };
      }
      return null;
    },
  };
}
