import { onServer, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { relayTurn, type Turn } from './relay-turn';

describe('the turn of the relay 投递轮值', () => {
  let bridges: Bridges;
  const turns: Turn[] = [];
  const turn = (clock?: () => number): Turn => {
    const made = relayTurn(bridges.database.workerUrl, () => undefined, createLog('test', 'silent'), clock);
    turns.push(made);
    return made;
  };
  beforeAll(async () => { bridges = await openBridges(); });
  afterEach(async () => { await Promise.all(turns.splice(0).map((each) => each.end())); });
  afterAll(() => bridges.close());

  /** What the connections of relays asked last. */
  const lastAsked = (): Promise<string[]> => onServer(bridges.database.workerUrl, async (client) => (await client.query<{ query: string }>("select query from pg_stat_activity where datname = current_database() and application_name = 'relay'")).rows.map(({ query }) => query));

  it('is one relay\'s, and another\'s once that one has ended', async () => {
    const [one, other] = [turn(), turn()];
    expect([await one.mine(), await other.mine()]).toEqual([true, false]);
    await one.end();
    await until(() => other.mine());
    expect([one.isHeld(), other.isHeld()]).toEqual([false, true]);
  });

  it('is believed for five seconds, then asked for', async () => {
    let now = 10_000;
    const one = turn(() => now);
    expect(await one.mine()).toBe(true);
    now = 14_999;
    expect(await one.mine()).toBe(true);
    expect(await lastAsked()).toEqual([expect.stringContaining('pg_try_advisory_lock')]);
    now = 15_000;
    expect(await one.mine()).toBe(true);
    expect(await lastAsked()).toEqual([expect.stringContaining('relay turn: still')]);
  });

  it('is lost with its connection, and found out at once', async () => {
    const one = turn();
    expect(await one.mine()).toBe(true);
    await onServer(bridges.database.workerUrl, (client) => client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'relay'"));
    await until(() => !one.isHeld());
    await until(() => one.mine());
  });
});
