import { departmentDefined, personDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import { createInbox, type Inbox } from './bus/inbox';
import { createClock } from './clock';
import { createLog } from './log';
import { departmentHeardOf, peopleCopies, personHeardOf } from './people-copy';

const on = day('2024-03-01');
const clerk = { id: 'per_clerk', departments: ['dep_410100_finance'], regionPaths: ['410000.410100'], roles: ['clerk', 'fin'], disabled: false };

describe('copies of people and departments 人员与部门副本', () => {
  let bridges: Bridges;
  let inbox: Inbox;

  beforeAll(async () => {
    bridges = await openBridges();
    inbox = createInbox(bridges.worker, 'funding', peopleCopies.consumers, createClock(), createLog('test', 'silent'), () => undefined);
    await inbox.receive(heard(personDefined.of(on, clerk), { aggregateId: clerk.id }));
    await inbox.receive(heard(departmentDefined.of(on, { id: 'dep_410100_finance', name: '郑州市财政局', kind: 'finance', region: '410100', regionPath: '410000.410100' }), { aggregateId: 'dep_410100_finance' }));
  });
  afterAll(() => bridges.close());

  it('know what a person may do, and of what kind a department is', async () => {
    const { person, department } = await bridges.as('clerk.ly', async (tx) => ({ person: await personHeardOf(tx, clerk.id, 'P7'), department: await departmentHeardOf(tx, 'dep_410100_finance', 'P7') }));
    expect([{ ...person }, { ...department }]).toEqual([clerk, { id: 'dep_410100_finance', kind: 'finance', region: '410100' }]);
  });

  it('refuse by the mechanism\'s own rule whom the directory has not', async () => {
    await expect(bridges.as('drc', (tx) => personHeardOf(tx, 'per_nobody', 'P7'))).rejects.toMatchObject({ code: 'NOT_FOUND', rule: 'P7.person-unknown', details: { id: 'per_nobody' } });
    await expect(bridges.as('drc', (tx) => departmentHeardOf(tx, 'dep_410100_magic', 'P7'))).rejects.toMatchObject({ code: 'NOT_FOUND', rule: 'P7.department-unknown' });
  });

  it('refuse who is disabled, and take who is enabled again', async () => {
    for (const [disabled, aggregateVersion] of [[true, 2], [false, 3]] as const) {
      await inbox.receive(heard(personDefined.of(on, { ...clerk, disabled }), { aggregateId: clerk.id, aggregateVersion }));
      const asked = bridges.as('drc', (tx) => personHeardOf(tx, clerk.id, 'P7'));
      await (disabled ? expect(asked).rejects.toMatchObject({ code: 'RULE_BROKEN', rule: 'P7.person-disabled' }) : expect(asked).resolves.toMatchObject({ id: clerk.id }));
    }
  });

  it('are read by whoever has signed in, and written by nobody', async () => {
    await expect(bridges.as('drc', (tx) => tx.manager.query("delete from person_copy"))).rejects.toThrow(/permission denied/);
    await expect(bridges.as('drc', (tx) => tx.manager.query("update person_copy set disabled = true"))).rejects.toThrow(/permission denied/);
    expect(await bridges.app.query('select 1 from person_copy union all select 1 from department_copy')).toEqual([]);
  });
});
