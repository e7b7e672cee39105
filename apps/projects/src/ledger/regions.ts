import type { Day } from '@cornerstone/kernel/day';
import { isWithin } from '@cornerstone/kernel/region';
import { badInput, forbidden, Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import { query, type Tx } from '@cornerstone/runtime/transaction';

/** A region as the directory tells of it; `endedOn`: the first day on which it is none any more. */
export interface Place { code: string; path: string; endedOn: Day | null; successors: string[] }

/** Those of the codes that the directory has told of. */
export async function placesTold(tx: Tx, codes: readonly string[]): Promise<Map<string, Place>> {
  return new Map((await query<Place>(tx, '/* placesOf */ select code, path, ended_on::text as "endedOn", successors from region_copy where code = any($1)', [codes])).map((place) => [place.code, place]));
}

/** Region codes in their order, as the directory tells of them; refuses one it has never told of. */
export const placesOf = async (tx: Tx, codes: readonly string[]): Promise<Place[]> => (codes.length === 0 ? [] : placesFrom(await placesTold(tx, codes), codes));

/** The same of places that were asked for before. */
export const placesFrom = (told: ReadonlyMap<string, Place>, codes: readonly string[]): Place[] => codes.map((code) => {
  const place = told.get(code);
  if (place === undefined) throw badInput('P8.region-unknown', { en: `Region ${code} is not in the directory.`, zh: `区划代码 ${code} 不存在。` }, { code });
  return place;
});

/** Regions change (孟津, 偃师 2021): what is entered as known on a day lies in regions of that day; what was known before keeps the old one. */
export function requireCurrent(places: readonly Place[], on: Day): void {
  const ended = places.find(({ endedOn }) => endedOn !== null && endedOn <= on);
  if (ended) throw new Rejection('P8.region-ended', { en: `Region ${ended.code} ended on ${ended.endedOn}; its place took ${ended.successors.join(', ')}.`, zh: `区划 ${ended.code} 已于 ${ended.endedOn} 撤销，由 ${ended.successors.join('、')} 承接。` }, { code: ended.code, endedOn: ended.endedOn, successors: ended.successors });
}

/** The regions of a day that a list means which still writes ended ones: each that has one successor as that; which of several is for the source to say. */
export function currentCodes(places: readonly Place[], on: Day): string[] {
  requireCurrent(places.filter(({ successors }) => successors.length !== 1), on);
  return [...new Set(places.map(({ code, endedOn, successors: [successor = code] }) => (endedOn !== null && endedOn <= on ? successor : code)))];
}

/** The one region that holds them all: a county, the city of two counties, the province of two cities. */
export function commonRegion(paths: readonly string[]): string | null {
  const [first, ...others] = paths.map((path) => path.split('.'));
  if (!first) return null;
  const shared = others.reduce((most, path) => most.filter((code, at) => path[at] === code && most.slice(0, at).every((before, below) => path[below] === before)), first);
  return shared.at(-1) ?? null;
}

/** A person enters projects that lie wholly in the own regions; a project without a place is for those who see the whole country. */
export function requireWithin({ regions }: Pick<Actor, 'regions'>, paths: readonly string[]): void {
  if (regions === '*') return;
  const outside = paths.filter((path) => !regions.some((mine) => isWithin(path, mine)));
  if (paths.length > 0 && outside.length === 0) return;
  const codes = outside.map((path) => path.split('.').at(-1)).join(', ');
  throw codes === '' ? forbidden('access.outside-your-region', { en: 'A project without a place lies outside your regions.', zh: '未注明区划的项目不在您负责的区划内。' }, { paths })
    : forbidden('access.outside-your-region', { en: `This project lies in ${codes}, outside your regions.`, zh: `该项目涉及 ${codes}，不在您负责的区划内。` }, { paths: outside });
}
