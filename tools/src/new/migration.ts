import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../services';

const STEP = 10;
const folderOf = (root: string, place: string): string => join(root, place === 'shared' ? 'libs/runtime/src/migrations' : `apps/${place}/src/migrations`);
const numberOf = (file: string): number => Number(/^(\d+)-.*\.sql$/.exec(file)?.[1] ?? 0);

/** The number after every one there is, in any service: migrations run in the order of their numbers, shared ones between a service's own. */
export function nextNumber(root: string): number {
  const last = Math.max(...['shared', ...services].flatMap((place) => readdirSync(folderOf(root, place)).map(numberOf)));
  return last - (last % STEP) + STEP;
}

/** Makes an empty migration of a service, or of all (`shared`); answers its path, null where place or name is none. */
export function newMigration(root: string, place: string, name: string): string | null {
  if (![...services, 'shared'].includes(place) || !/^[a-z][a-z0-9-]*$/.test(name)) return null;
  const file = join(folderOf(root, place), `${nextNumber(root)}-${name}.sql`);
  writeFileSync(file, `-- What it is for, and why so.\n`, { flag: 'wx' });
  return file;
}
