import { basename } from 'node:path';
import { migrate } from '@cornerstone/runtime/migrate';
import { reasonOf } from '@cornerstone/stack/fault';

export interface Migrated { applied: string[]; said: string[] }

/** As libs/runtime/src/migrate.ts names the migration of a file. */
const nameOf = (file: string): string => basename(file).replace(/^(\d{13})-(.+)\.sql$/, '$2$1');

/** Applies what is new; says what to do about what was applied before, since no migration is applied twice. */
export async function applyMigrations(service: string, ownerUrl: string, files: readonly string[]): Promise<Migrated> {
  try {
    const applied = new Set(await migrate(service, ownerUrl));
    const old = files.filter((file) => !applied.has(nameOf(file)));
    return {
      applied: files.filter((file) => applied.has(nameOf(file))).map((file) => basename(file)),
      said: old.map((file) => `${service}: ${basename(file)} was applied before and is not applied again: write a new migration, or start afresh with npm run reset`),
    };
  } catch (fault) {
    return { applied: [], said: [`${service}: ${files.map((file) => basename(file)).join(', ')} cannot be applied: ${reasonOf(fault)}`] };
  }
}
