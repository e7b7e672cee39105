import { personDefined } from '@cornerstone/events/directory';
import { projectStarted } from '@cornerstone/events/projects';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { on, type Copies } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';
import { copiesFaults } from './copies-whole';

const definition = (copies: Copies): ServiceDefinition => ({ name: 'supervision', slices: [{ name: 'forgetful', title: '遗漏', copies }] });
const keeping = (tables: readonly string[]): Copies => ({ tables, consumers: [on(projectStarted, (tx, event) => query(tx, "/* keep */ insert into life_fact (project_id, version, known_on, step, stage) values ($1, 1, $2, 'STARTED', 'UNDER_CONSTRUCTION')", [event.aggregateId, event.knownOn]))] });

describe('copies that can be built anew 副本可重建', () => {
  it('have nothing wrong where every table they write is listed', async () => {
    expect(await copiesFaults(definition(keeping(['life_fact'])))).toEqual([]);
  });

  it('name the event whose effect falls on a table that is not listed', async () => {
    expect(await copiesFaults(definition(keeping([])))).toEqual([expect.stringMatching(/^projects\.project\.started\.v1: .*read-only transaction/)]);
  });

  it('find it where the effect touches no row', async () => {
    const touching: Copies = { tables: [], consumers: [on(personDefined, (tx) => query(tx, "/* touch */ update life_fact set stage = stage where project_id = 'prj_nobody'"))] };
    expect(await copiesFaults(definition(touching))).toEqual([expect.stringMatching(/^directory\.person\.defined\.v1: .*read-only transaction/)]);
  });

  it('name a table that is not there or that nobody may rebuild', async () => {
    expect(await copiesFaults(definition(keeping(['nothing_like_it'])))).toEqual([expect.stringContaining('There is no table nothing_like_it')]);
    expect(await copiesFaults(definition(keeping(['issue_number'])))).toEqual([expect.stringContaining("call rebuildable('issue_number')")]);
  });
});
