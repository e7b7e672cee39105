import { day, earlier } from '@cornerstone/kernel/day';
import { systemActor } from '@cornerstone/runtime/actor';
import type { Clock } from '@cornerstone/runtime/clock';
import { inTransaction, query } from '@cornerstone/runtime/transaction';
import type { DataSource } from 'typeorm';
import { Department } from '../departments/department.entity';
import { departmentFact, departmentsOf, type KindLine } from '../departments/departments.rules';
import { peopleFrom, personFact, type PersonLine } from '../people/people.rules';
import { Person } from '../people/person.entity';
import { Region } from '../regions/region.entity';
import { regionFact, regionsFrom, type ChangeLine, type RegionLine } from '../regions/regions.rules';
import { linesAt, linesOf } from './csv';
import { bringUpToDate } from './up-to-date';

/** The lists of data/ show the regions after the changes of 2021. */
const LISTED_ON = day('2021-12-31');

/**
 * Brings the directory up to the committed lists: regions, then departments, then people, all or nothing; repeating it tells nothing new.
 * `peopleFile` lists who acts here, in the columns of data/people.csv; the invented people come only into a demonstration.
 */
export async function loadReference(worker: DataSource, clock: Clock, demonstration: boolean, peopleFile: string | null = null): Promise<void> {
  const regions = regionsFrom([...await linesOf<RegionLine>('regions.csv'), ...await linesOf<RegionLine>('zones.csv')], await linesOf<ChangeLine>('region-changes.csv'));
  const departments = departmentsOf(regions, await linesOf<KindLine>('department-kinds.csv'));
  const people = peopleFile ? await linesAt<PersonLine>(peopleFile) : demonstration ? await linesOf<PersonLine>('people.csv') : [];
  const today = clock.today();
  const listedOn = earlier(LISTED_ON, today);
  await inTransaction(worker, { actor: systemActor('directory'), service: 'directory', today }, async (tx) => {
    await query(tx, "/* one loader at a time */ select pg_advisory_xact_lock(hashtext('directory.reference'))");
    await bringUpToDate(tx, Region, regions, regionFact, listedOn);
    await bringUpToDate(tx, Department, departments, departmentFact, listedOn);
    const disabled = await query<{ id: string }>(tx, '/* disabled people */ select id from person where disabled');
    await bringUpToDate(tx, Person, peopleFrom(people, regions, departments, new Set(disabled.map(({ id }) => id))), personFact, listedOn);
    await query(tx, '/* is this a demonstration */ update clock_day set demonstration = $1, region_paths = $2', [demonstration, regions.filter((region) => region.parentCode === null).map((region) => region.path)]);
  });
}
