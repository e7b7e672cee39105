import { isWithin } from '@cornerstone/kernel/region';
import { badInput, forbidden } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import { query, type Tx } from '@cornerstone/runtime/transaction';

interface Place { code: string; path: string }

/** Paths of region codes, in their order; refuses a code that the directory has never told of. */
export async function pathsOf(tx: Tx, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const known = new Map((await query<Place>(tx, '/* pathsOf */ select code, path from region_copy where code = any($1)', [codes])).map((place) => [place.code, place.path]));
  return codes.map((code) => {
    const path = known.get(code);
    if (path === undefined) throw badInput('P8.region-unknown', { en: `Region ${code} is not in the directory.`, zh: `区划代码 ${code} 不存在。` }, { code });
    return path;
  });
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
