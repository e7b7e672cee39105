import { deepest, readPlaces, type PlaceCells } from '../cell/places';
import { squeezed } from '../cell/text';
import { columnFor, pick, pickAll, type Row, type Sheet } from './row';
import type { Role } from './labels';

const PLACE_ROLES = ['province', 'city', 'county', 'place'] as const satisfies readonly (Role & keyof PlaceCells)[];

/** 410300000000 (statistical codes) is 410300. */
const sixDigits = (code: string) => (/^\d{6}(0{3}|0{6})$/.test(code) ? code.slice(0, 6) : code);

export function readRegions(sheet: Sheet, row: Row, category: string | null): string[] {
  const before = row.warnings.length;
  const named = readNames(sheet, row, category);
  const unknown = row.warnings.length > before;
  if (sheet.header.columns.has('regionCode')) return fromCodes(sheet, row, named, category);
  if (named.length > 0) return named;
  const column = columnFor(sheet, PLACE_ROLES.findLast((role) => sheet.header.columns.has(role)) ?? 'name');
  const hasPlaces = PLACE_ROLES.some((role) => sheet.header.columns.has(role));
  const fallback = category ?? sheet.home;
  if (!fallback) row.warn(column, 'REGION_EMPTY', '没有写明地区，地区留空。请填写市、县名称或区划代码。');
  else if (hasPlaces && !category && !unknown) row.warn(column, 'REGION_EMPTY', `没有写明地区，暂按本表所属的${sheet.regions.nameOf(fallback)}记。请填写市、县名称。`);
  return fallback ? [fallback] : [];
}

function readNames(sheet: Sheet, row: Row, category: string | null): string[] {
  const cells: PlaceCells = { province: null, city: null, county: null, place: null };
  for (const role of PLACE_ROLES) cells[role] = [...new Set(pickAll(sheet, row, role).map(({ text }) => text))].join('\n') || null;
  const places = readPlaces(cells, category ?? sheet.home, sheet.regions);
  for (const { cell, names } of places.unknown) {
    row.warn(columnFor(sheet, cell), 'REGION_NAME_UNKNOWN', `地名“${names.slice(0, 10).join('、').slice(0, 120)}”不在行政区划表内，未采用。请核对名称或填区划代码。`);
  }
  if (places.apart.length > 0) {
    const names = places.apart.map(sheet.regions.nameOf).join('、');
    row.warn(columnFor(sheet, 'county'), 'REGION_DIFFERS', `${names}不属于本行所写的市。照原样保留，请核对。`);
  }
  return places.codes;
}

/** Where a list has codes they are what counts; a province by itself is no place. */
function fromCodes(sheet: Sheet, row: Row, named: readonly string[], category: string | null): string[] {
  const picked = pick(sheet, row, 'regionCode');
  const column = columnFor(sheet, 'regionCode');
  const codes = squeezed(picked?.text ?? '').split(/[;,、/|]/).filter(Boolean).map(sixDigits);
  const unknown = codes.filter((code) => !sheet.regions.has(code));
  if (unknown.length > 0) {
    row.refuse(column, 'REGION_UNKNOWN', `区划代码 ${unknown.slice(0, 10).join('、').slice(0, 120)} 不在行政区划表内。请核对六位代码。`);
    return [];
  }
  const known = deepest(codes, sheet.regions);
  if (known.length === 0) {
    if (named.length > 0) return [...named];
    const home = category ?? sheet.home;
    row.warn(column, 'REGION_EMPTY', home ? `没有区划代码，按 ${home} 记。请填写六位区划代码。` : '没有区划代码，地区留空。请填写六位区划代码。');
    return home ? [home] : [];
  }
  if (named.length > 0 && !named.every((code) => known.some((other) => sheet.regions.isWithin(other, code) || sheet.regions.isWithin(code, other)))) {
    row.warn(column, 'REGION_DIFFERS', `区划代码 ${known.join('、')} 与所写地名不是同一地区。按代码记，请核对。`);
  }
  return known;
}
