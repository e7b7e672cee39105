import { squeezed } from './text';
import type { Near, RegionIndex, Words } from './regions';

/** The cells of one row that name places, as they stand. */
export interface PlaceCells { province: string | null; city: string | null; county: string | null; place: string | null }
export interface Places { codes: string[]; unknown: { cell: keyof PlaceCells; names: string[] }[]; apart: string[] }

const LONGEST = 2_000;
const WHOLE = /^(全市|全省|全县|全区|市本级|县本级|省本级|市直|市级|县级|省级|市区|县城|城区|市辖区|各县区?|各县市区?|各市县?|相关县区?)$/;
const BELOW_COUNTY = /(镇|乡|街道|办事处|村|社区)$/;
const REST_OF_ADDRESS = /^(等|等地|等县区?|境内|至|、)?$/;

const lines = (text: string) => text.slice(0, LONGEST).split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const names = (line: string) => line.normalize('NFKC').split(/[、,;/|\s()\[\]【】→~～—–-]+/).map(squeezed).filter(Boolean);

/** 洛阳市栾川县庙子镇 → the deepest region it begins with; what follows is an address. */
function chain(name: string, near: Near, regions: RegionIndex, words: Words = 'any'): string | null {
  let found: string | null = null;
  for (let rest = name; rest && !REST_OF_ADDRESS.test(rest); ) {
    const next = regions.prefix(rest, found ? [[found]] : near, found ? 'full' : words);
    if (!next || (found && !regions.isWithin(next.code, found))) break;
    found = next.code;
    rest = rest.slice(next.length);
  }
  return found;
}

/** 市本级 under a county's heading is the county's city; a township in a county's list is in that county. */
function whole(name: string, around: string | null, regions: RegionIndex): string | null {
  if (around !== null && BELOW_COUNTY.test(name) && regions.depth(around) === 2) return around;
  if (around === null || !WHOLE.test(name)) return null;
  return name.includes('市') ? regions.cityOf(around) ?? around : around;
}

function readLine(line: string, near: Near, home: string | null, regions: RegionIndex, unknown: string[]): string[] {
  const codes: string[] = [];
  let city: string | null = null;
  for (const name of names(line)) {
    const code: string | null = chain(name, city ? [[city], ...near] : near, regions) ?? whole(name, near.flat()[0] ?? home, regions);
    if (!code) { unknown.push(name); continue; }
    city = regions.cityOf(code) ?? city;
    codes.push(code);
  }
  return codes;
}

/** Line i of the counties belongs to line i of the cities; a city whose counties are given is not given again. */
export function readPlaces(cells: PlaceCells, home: string | null, regions: RegionIndex): Places {
  const unknown: Record<keyof PlaceCells, string[]> = { province: [], city: [], county: [], place: [] };
  const province = lines(cells.province ?? '').flatMap((line) => readLine(line, [], null, regions, unknown.province));
  const near = [province, home ? [home] : []];
  const cityLines = lines(cells.city ?? '').map((line) => readLine(line, near, home, regions, unknown.city));
  const cities = cityLines.flat();
  const countyLines = lines(cells.county ?? '');
  const paired = countyLines.length === cityLines.length && cityLines.length > 1;
  const counties = countyLines.flatMap((line, at) => readLine(line, [paired ? cityLines[at]! : cities, ...near], home, regions, unknown.county));
  const places = lines(cells.place ?? '').flatMap((line) => readLine(line, [counties, cities, ...near], home, regions, unknown.place));
  const apart = cities.length ? counties.filter((county) => !cities.some((city) => regions.isWithin(county, city))) : [];
  return {
    codes: deepest([...cities, ...counties, ...places], regions),
    unknown: (Object.keys(unknown) as (keyof PlaceCells)[]).filter((cell) => unknown[cell].length > 0).map((cell) => ({ cell, names: unknown[cell] })),
    apart,
  };
}

export function deepest(codes: readonly string[], regions: RegionIndex): string[] {
  const distinct = [...new Set(codes)];
  return distinct.filter((code) => !distinct.some((other) => other !== code && regions.isWithin(other, code)));
}

/** The region a title is about: 河南省, 洛阳市栾川县; short names only where the title begins. */
export function regionInTitle(title: string, regions: RegionIndex): string | null {
  const text = squeezed(title.slice(0, 200)).replace(/^附件\d*[:：]?|^(\d{4})年(度)?/, '');
  for (let at = 0; at < text.length; at++) {
    const words = at === 0 ? 'full-or-town' : 'full';
    const found = regions.prefix(text.slice(at), [], words);
    // 城区 and 矿区 are names, and words of many titles
    if (found && (found.length > 2 || at === 0 || text[at + 1] === '县')) return chain(text.slice(at), [], regions, words);
  }
  return null;
}
