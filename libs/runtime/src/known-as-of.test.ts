import { projectStarted } from '@cornerstone/events/projects';
import { day, type Day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { aBridge, Bridge, onServer, openBridges, type Bridges } from '@cornerstone/testing/bridges';
import fc from 'fast-check';
import { knownAsOf, tableAsOf } from './as-of';
import { recordCourses, type Step } from './record';
import { load } from './rows';
import { query } from './transaction';

const KEEP = "call keep_known('bridge', array['version', 'opened_on']); call protect('bridge_known', 'may_see(known_in)')";
const DAYS = Array.from({ length: 9 }, (_, at) => day(`2024-06-0${at + 1}`));
const ZZ = '410000.410100';
const LY = '410000.410300';

/** What a step says: of a column that is kept, of one that is not, or of none. */
const told: fc.Arbitrary<Partial<Bridge>> = fc.oneof(
  fc.constant({}), fc.integer({ min: 1, max: 3 }).map((at) => ({ openedOn: day(`2024-09-0${at}`) })),
  fc.constantFrom('一桥', '二桥', '三桥').map((name) => ({ name })), fc.integer({ min: 0, max: 3 }).map((cost) => ({ cost: fen(BigInt(cost)) })),
  fc.integer({ min: 0, max: 2 }).map((metres) => ({ spans: [{ metres }] })),
);
const step = fc.record({ on: fc.constantFrom(...DAYS), told });
/** A bridge's batches, each of several steps; the first enters it. */
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

const stepsOf = (steps: readonly { on: Day; told: Partial<Bridge> }[]): Step<Bridge>[] => steps.map(({ on, told: to }) => ({ facts: [projectStarted.of(on, { startedOn: on, evidenceDigest: 'ab' })], to }));

describe('rows as they were known 历史时点列表', () => {
  let bridges: Bridges;

  beforeAll(async () => {
    bridges = await openBridges();
    await onServer(bridges.database.ownerUrl, (client) => client.query(KEEP));
  });
  afterAll(() => bridges.close());

  const COLUMNS = 'id, name, cost, spans, region_paths';
  const both = (on: Day | null, who = 'drc') => bridges.as(who, async (tx) => [
    await query(tx, `/* known */ select ${COLUMNS} from ${knownAsOf(tx, Bridge, on)} k order by id`),
    await query(tx, `/* laid over */ select ${COLUMNS} from ${tableAsOf(tx, Bridge, on)} t order by id`),
  ]);
  const write = async (who: string, id: string, batches: readonly (readonly { on: Day; told: Partial<Bridge> }[])[]) => {
    for (const [at, steps] of batches.entries()) {
      await bridges.as(who, async (tx) => recordCourses(tx, [{ row: at === 0 ? aBridge({ id, version: 0 }) : await load(tx, Bridge, id), isNew: at === 0, steps: stepsOf(steps) }]));
    }
  };

  it('are what the audit says laid over, on every day, whatever was told in whatever order; and so are they made anew', async () => {
    let number = 0;
    await fc.assert(fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), async (histories) => {
      for (const batches of histories) await write('drc', `brg_${number += 1}`, batches);
      for (const on of [null, day('2024-05-31'), ...DAYS]) {
        const [known, laidOver] = await both(on);
        expect(known).toEqual(laidOver);
      }
    }), { numRuns: 25 });
    const all = () => bridges.worker.query('select * from bridge_known order by id, known_from');
    const before = await all();
    await onServer(bridges.database.ownerUrl, (client) => client.query(KEEP));
    // Two spans that say the same may be one where they are made anew: what is said of a day is not else.
    for (const on of DAYS) { const [known, laidOver] = await both(on); expect(known).toEqual(laidOver); }
    expect((await all()).length).toBeLessThanOrEqual(before.length);
  }, 120_000);

  it('keep no span for what is not kept, unless it makes the row known earlier', async () => {
    await write('drc', 'brg_z', [[{ on: day('2024-06-05'), told: {} }], [{ on: day('2024-06-07'), told: { openedOn: day('2024-09-01') } }], [{ on: day('2024-06-02'), told: { openedOn: day('2024-09-02') } }]]);
    expect(await bridges.worker.query("select known_from::text as since, known_until::text as until from bridge_known where id = 'brg_z' order by 1")).toEqual([{ since: '2024-06-02', until: '2024-06-05' }, { since: '2024-06-05', until: 'infinity' }]);
  });

  it('are seen by region as the row was then, by nobody outside it, and written by none but the audit', async () => {
    await write('clerk.zz', 'brg_zz', [[{ on: day('2024-06-03'), told: {} }]]);
    await bridges.as('drc', async (tx) => recordCourses(tx, [{ row: await load(tx, Bridge, 'brg_zz'), isNew: false, steps: stepsOf([{ on: day('2024-06-06'), told: { regionPaths: [LY] } }]) }]));
    const seen = async (who: string, on: string) => ((await both(day(on), who))[0] ?? []).filter((row) => (row as { id: string }).id === 'brg_zz').length;
    expect([await seen('clerk.zz', '2024-06-04'), await seen('clerk.ly', '2024-06-04'), await seen('clerk.ly', '2024-06-07'), await seen('clerk.zz', '2024-06-07'), await seen('drc', '2024-06-07')]).toEqual([1, 0, 1, 0, 1]);
    // Its clerk of now has not seen it entered; what they say of a day before is laid over that all the same.
    await bridges.as('clerk.ly', async (tx) => recordCourses(tx, [{ row: await load(tx, Bridge, 'brg_zz'), isNew: false, steps: stepsOf([{ on: day('2024-06-01'), told: { name: '改桥' } }]) }]));
    expect(((await both(day('2024-06-02')))[0] ?? []).find((row) => (row as { id: string }).id === 'brg_zz')).toMatchObject({ name: '改桥', cost: '1200.50', region_paths: [ZZ] });
    for (const source of [bridges.app, bridges.worker]) await expect(source.query("update bridge_known set name = 'x'")).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
