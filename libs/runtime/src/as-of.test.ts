import { day, type Day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { aBridge, begun, Bridge, openBridges, opened, type Bridges } from '@cornerstone/testing/bridges';
import { tableAsOf } from './as-of';
import { enter, record } from './record';
import { load, select } from './rows';

describe('as of a day 历史时点', () => {
  let bridges: Bridges;
  let id: string;

  beforeAll(async () => {
    bridges = await openBridges();
    const change = (on: string, values: Partial<Bridge>) => bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, id), [opened(on)], () => values));
    ({ id } = await bridges.as('clerk.zz', (tx) => enter(tx, Bridge, aBridge(), [begun('2024-03-01')])));
    await change('2024-06-30', { name: '黄河二桥', spans: [{ metres: 200 }] });
    await change('2024-09-01', { cost: fen(5n), openedOn: day('2024-09-01') });
  });
  afterAll(() => bridges.close());

  const then = (on: Day | null, who = 'clerk.zz'): Promise<Bridge[]> => bridges.as(who, (tx) => select(tx, Bridge, `/* bridges as of */ select * from ${tableAsOf(tx, Bridge, on)} b where id = $1`, [id]));

  it('lays the changes known by then over each other', async () => {
    expect(await then(day('2024-06-30'))).toEqual([aBridge({ id, version: 2, name: '黄河二桥', spans: [{ metres: 200 }] })]);
    expect(await then(day('2024-06-29'))).toEqual([aBridge({ id, version: 1 })]);
  });

  it('is the table itself on a day after the last change', async () => {
    expect(await then(day('2024-09-01'))).toEqual(await then(null));
    expect(await then(null)).toEqual([aBridge({ id, version: 3, name: '黄河二桥', spans: [{ metres: 200 }], cost: fen(5n), openedOn: day('2024-09-01') })]);
  });

  it('shows nothing before its registration', async () => {
    expect(await then(day('2024-02-29'))).toEqual([]);
  });

  it('shows nobody what lies outside their region, then as now', async () => {
    expect([await then(day('2024-06-30'), 'clerk.ly'), await then(null, 'clerk.ly')]).toEqual([[], []]);
    expect(await then(day('2024-06-30'), 'fin')).toHaveLength(1);
  });
});
