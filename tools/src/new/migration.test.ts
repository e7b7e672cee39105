import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { services } from '../services';
import { newMigration, nextNumber } from './migration';

const here = fileURLToPath(new URL('../../../', import.meta.url));

describe('a new migration 新迁移', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'migrations-'));
    for (const folder of ['libs/runtime/src/migrations', ...services.map((service) => `apps/${service}/src/migrations`)]) cpSync(join(here, folder), join(root, folder), { recursive: true });
  });
  afterEach(() => { rmSync(root, { recursive: true }); });

  it('gets a number after every other one, of any service', () => {
    const first = newMigration(root, 'projects', 'leaders') ?? '';
    const second = newMigration(root, 'shared', 'people') ?? '';
    expect([basename(first), basename(second)]).toEqual([`${nextNumber(here)}-leaders.sql`, `${nextNumber(here) + 10}-people.sql`]);
    expect(readdirSync(join(root, 'apps/projects/src/migrations'))).toContain(basename(first));
  });

  it.each([['nowhere', 'leaders'], ['projects', 'Leaders'], ['projects', '../escape'], ['projects', '']])('is refused for %s, %s', (place, name) => {
    expect(newMigration(root, place, name)).toBeNull();
  });
});
