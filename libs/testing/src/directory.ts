import { readFileSync } from 'node:fs';
import type { Received } from '@cornerstone/events/define';
import { departmentDefined, personDefined, regionDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { demoPeople } from '@cornerstone/runtime/demo-people';
import { heard } from './events';
import { testRegions } from './regions';

const kinds = [...new Set(readFileSync(new URL('../../../data/department-kinds.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[0] ?? ''))];

/** Of every kind one in each province and city of the tests. */
const testDepartments = testRegions.filter(({ path }) => path.split('.').length <= 2).flatMap(({ code, name, path }) =>
  kinds.map((kind) => ({ id: `dep_${code}_${kind}`, name: `${name}${kind}`, kind, region: code, regionPath: path })));

const since = day('2020-01-01');

/** What the directory has told before a test begins: a few real regions, their departments, the people of the demonstration. */
export const toldByDirectory = (): Received[] => [
  ...testRegions.map((region) => heard(regionDefined.of(since, region), { aggregateId: region.code })),
  ...testDepartments.map((department) => heard(departmentDefined.of(since, department), { aggregateId: department.id })),
  ...demoPeople().map(({ id, departments, regions, roles }) => heard(personDefined.of(since, { id, departments, regionPaths: regions === '*' ? ['*'] : regions, roles, disabled: false }), { aggregateId: id })),
];
