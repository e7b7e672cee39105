import { readFileSync } from 'node:fs';
import type { Actor } from '@cornerstone/runtime/actor';

/** Demonstration people as actors, read from the committed list; their regions' paths as in data/regions.csv. */
const [, ...lines] = readFileSync(new URL('../../../data/people.csv', import.meta.url), 'utf8').trim().split('\n');

const pathOf = (code: string): string => (code.endsWith('0000') ? code : `${code.slice(0, 2)}0000.${code}`);

const people = new Map(lines.map((line) => {
  const [id = '', login = '', , , , departments = '', regions = '', roles = ''] = line.split(',');
  const actor: Actor = { id, departmentId: departments.split(';')[0] ?? null, departments: departments.split(';'), regions: regions === '*' ? '*' : regions.split(';').map(pathOf), roles: roles.split(';') };
  return [login, actor];
}));

export function person(login: string): Actor {
  const actor = people.get(login);
  if (!actor) throw new Error(`nobody is called ${login}`);
  return actor;
}
