import { readFileSync, writeFileSync } from 'node:fs';
import { RATES } from '../../bench/cache/more-gateways';
import { listsComeBack } from '../round-trip.fixture';
import { eventually, REPOSITORY, RunningHouse } from '../running-house';
import { catalogue, NUMBERS } from './catalogue';
import { agrees, answersOf, leaksIn, type Answer, type Case } from './entry';
import type { Fingerprint } from './fingerprint';
import { Ground } from './ground';
import { badInputPage } from './page';

const PATIENCE = 120_000;

/** One house: what is right comes and goes first, since it wants an empty one; then comes what is wrong. */
let house: RunningHouse;
beforeAll(async () => {
  house = await RunningHouse.make();
  // Lists come in faster than one person sends them.
  house.settings = RATES;
  await house.start('--no-demo');
}, 600_000);
afterAll(() => house.remove());

listsComeBack(() => house);

describe('bad input at every door of a house 异常输入', () => {
  let ground: Ground;
  /** What was there after the last entry, where it changed nothing. */
  let known: Fingerprint | null = null;
  beforeAll(async () => { ground = await Ground.open(house); }, PATIENCE);
  afterAll(() => ground.close());

  for (const { title, entries, aside } of catalogue) {
    describe(title, () => {
      const cases = entries.flatMap((each) => each.cases);
      const underWay = new Map<Case, Promise<Answer>>();
      const act = (each: Case): Promise<Answer> => {
        const next = cases[cases.indexOf(each) + 1];
        const answer = underWay.get(each) ?? each.act(ground);
        if (aside && next && !each.alone && !next.alone) underWay.set(next, next.act(ground));
        return answer;
      };

      it.each(entries.flatMap(({ number, cases }) => cases.map((each): [number, string, Case] => [number, each.sent, each])))('%i %s', async (_number, _sent, each) => {
        await each.before?.(ground);
        const before = each.before || known === null ? await ground.settled() : known;
        known = null;
        const { told, status, text } = await act(each);
        expect({ told: agrees(told, answersOf(each)) || `${told}: ${text.slice(0, 300)}`, leak: leaksIn(text), serverFault: status >= 500 }).toEqual({ told: true, leak: null, serverFault: false });
        if (each.changes !== undefined) return;
        known = await ground.fingerprint();
        expect(known).toEqual(before);
      }, PATIENCE);
    });
  }

  it('goes on: a project entered after all of it is known to every service', async () => {
    const { registerProject: { code } } = await (await ground.asker('drc'))<{ registerProject: { code: string } }>('mutation { registerProject(input: { name: "此后登记的项目", regions: ["410105"] }) { code } }');
    const ask = await ground.asker('drc');
    const known = (): Promise<object> => ask<{ project: object }>('query($code: String) { project(code: $code) { approvals { id } funding { paid { amount } } guarantees { kind } issues { id } timeline { totalCount } } }', { code }).then(({ project }) => project);
    expect(await eventually(known, (project) => JSON.stringify(project).includes('"totalCount":1'))).toEqual({ approvals: [], funding: expect.anything(), guarantees: [], issues: [], timeline: { totalCount: 1 } });
  }, PATIENCE);

  it.each(['csv', 'xlsx'])('takes its own export in again without a change: %s', async (format) => {
    const all = async (what: string, ...args: string[]): Promise<{ accepted: number; unchanged: number; rejected: unknown[] }> => JSON.parse((await ground.cornerstone('import', what, '--json', ...args)).stdout) as never;
    // A list that this house has never seen.
    const [list, count] = [readFileSync(`${REPOSITORY}data/projects-henan.csv`, 'utf8').replace(/^(P\d+,"?)/gm, '$1新'), 274];
    writeFileSync(`${house.folder}/lists/fresh.csv`, list);
    expect(await all(`${house.folder}/lists/fresh.csv`)).toMatchObject({ ...(format === 'csv' ? { accepted: count } : { unchanged: count }), rejected: [] });
    const file = `${house.folder}/lists/out.${format}`;
    const { code, stderr } = await house.program('export', 'projects', '--format', format, '--output', file);
    const rows = Number(/^(\d+) rows of \d+ projects in /.exec(stderr)?.[1]);
    expect([code, rows > 274]).toEqual([0, true]);
    const before = await ground.settled();
    expect(await all(file)).toMatchObject({ accepted: 0, unchanged: rows, rejected: [] });
    expect({ ...await ground.fingerprint(), 'projects.import_batch': null }).toEqual({ ...before, 'projects.import_batch': null });
  }, PATIENCE);

  it('exports to a clerk the own city only', async () => {
    const { stdout } = await ground.cornerstone('export', 'projects', '--format', 'csv', '--as', 'clerk.ly');
    const lines = stdout.trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/\b4103\d\d\b/.test(line))).toEqual([]);
  }, PATIENCE);

  it('lists the messages that could not be taken in, with their reasons', async () => {
    const { stdout } = await ground.cornerstone('events', 'dlq', 'list', 'approvals', '--json');
    const reasons = (JSON.parse(stdout) as { reason: string }[]).map(({ reason }) => reason).join('\n');
    for (const reason of ['no UTF-8', 'the value is empty', 'header ce_id is missing', 'may not publish', 'given twice', 'is unknown here', 'is no time at which']) expect(reasons).toContain(reason);
  }, PATIENCE);
});

describe('the catalogue of bad inputs 异常输入目录', () => {
  it('has every number once', () => {
    expect(catalogue.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual(Array.from({ length: NUMBERS }, (_, at) => at + 1));
    expect(catalogue.flatMap(({ entries }) => entries).filter(({ cases }) => cases.length === 0)).toEqual([]);
  });

  it('is what docs/bad-input.md says', () => {
    expect(readFileSync(`${REPOSITORY}docs/bad-input.md`, 'utf8')).toBe(badInputPage());
  });
});
