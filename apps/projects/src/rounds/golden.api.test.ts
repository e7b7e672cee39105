import { day } from '@cornerstone/kernel/day';
import { fenFrom, toYuan, type Fen } from '@cornerstone/kernel/money';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SUM = '{ count investment { amount(unit: YI) } }';
const ROUND = `query($code: String!) { round(code: $code) { totals { lists { list count investment { amount(unit: YI) } bySector { key count investment { amount(unit: YI) } } byVenue { key count investment { amount(unit: YI) } } } newProjects ${SUM} converted ${SUM} unconverted ${SUM} entries ${SUM} projects ${SUM} } } }`;
interface Sum { count: number; investment: { amount: string } }
interface Totals { lists: (Sum & { list: string; bySector: (Sum & { key: string | null })[]; byVenue: (Sum & { key: string | null })[] })[]; newProjects: Sum; converted: Sum; unconverted: Sum; entries: Sum; projects: Sum }
interface Rows { count: number; yi: string; list: string; sector?: string; venue?: string; from?: string }

describe('a round of rules.md 三个一批第八期 (P10)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const open = async (number: number, year: number, heldOn: string): Promise<string> =>
    (await service.ask<{ openRound: { code: string } }>('drc', 'mutation($input: OpenRoundInput!) { openRound(input: $input) { code } }', { input: { name: `第${number}期“三个一批”`, region: '410000', year, number, heldOn, conversion: 'NAME', knownOn: heldOn } })).openRound.code;

  /** As many projects as were published, with amounts that add up to the published one to the fen; `from` is the round whose starts they are. */
  const fill = (round: string, all: readonly Rows[]): Promise<void> => service.worker.transaction(async (manager) => {
    await manager.query("select set_config('app.actor', 'system:golden', true)");
    for (const [at, { count, yi, list, sector = null, venue = null, from = null }] of all.entries()) {
      const total: Fen = fenFrom(yi, 'YI');
      const each = total / BigInt(count);
      const prefix = `${round}/${at}/`;
      if (from === null) {
        await manager.query(`insert into project (id, code, name, name_key, stage, sector, region_codes, region_paths, total_investment, described_on, demonstration, version)
          select $1 || n, $1 || n, $1 || n, $1 || n, 'RESERVED', $2, '{410100}', '{410000.410100}', case when n = $3 then $5::numeric else $4::numeric end, '2021-07-01', false, 1 from generate_series(1, $3::int) n`, [prefix, sector, count, toYuan(each as Fen), toYuan((total - each * BigInt(count - 1)) as Fen)]);
      }
      await manager.query(`insert into round_entry (id, round_id, project_id, list, sector, investment, venue, conditions, converted_from, added_by, known_on)
        select $1 || 'e' || row_number() over (order by project_id), r.id, project_id, $3, $4, investment, $5, '{}', start, 'system:golden', r.held_on
        from (select p.id as project_id, p.total_investment as investment, null as start from project p where $6::text is null and starts_with(p.id, $1)
          union all (select e.project_id, e.investment, e.id from round_entry e join round earlier on earlier.id = e.round_id where earlier.code = $6 and e.list = 'START' order by e.id limit $7)) chosen, round r where r.code = $2`,
      [prefix, round, list, sector, venue, from, count]);
    }
  });
  const totals = async (code: string): Promise<Totals> => (await service.ask<{ round: { totals: Totals } }>('drc', ROUND, { code })).round.totals;
  const listOf = (told: Totals, list: string) => told.lists.find((each) => each.list === list);
  const sum = (count: string | number, amount: string): Sum => ({ count: Number(count), investment: { amount } });

  it('gives back the eighth round: 1,420 new are 651 signed and 769 started; the 907 commissioned came from the seventh and are not added', async () => {
    const seventh = await open(7, 2023, '2023-01-28');
    const eighth = await open(8, 2023, '2023-05-08');
    await fill(seventh, [{ list: 'START', count: 1000, yi: '9000' }]);
    await fill(eighth, [{ list: 'SIGNING', count: 651, yi: '5000' }, { list: 'START', count: 769, yi: '6000' }, { list: 'COMMISSIONING', count: 907, yi: '0', from: seventh }]);
    const told = await totals(eighth);
    expect([told.newProjects.count, listOf(told, 'SIGNING')?.count, listOf(told, 'START')?.count, told.converted.count, told.unconverted.count, told.projects.count]).toEqual([1420, 651, 769, 907, 0, 2327]);
    expect(told.newProjects).toEqual(sum(1420, '11000'));
  });

  it('give the plan of the year of what they started, as published of 南阳: 221.7 of 245 starts in 2021, 196.1 of 46 in 2023', async () => {
    for (const [number, year, heldOn, count, total, plan] of [[2, 2021, '2021-10-08', 245, '702.2', '221.7'], [9, 2023, '2023-05-08', 46, '564.8', '196.1']] as const) {
      const code = await open(number, year, heldOn);
      await fill(code, [{ list: 'START', count, yi: total }, { list: 'SIGNING', count: 2, yi: '10' }]);
      await service.worker.transaction(async (manager) => {
        await manager.query("select set_config('app.actor', 'system:golden', true)");
        await manager.query(`insert into plan (id, project_id, year, plan_version, investment, quarters, months, weeks, days, planned_start, planned_completion, known_on)
          select 'pln_' || id || v, id, $2, v, case when row_number() over (partition by v order by id) = 1 then $3::numeric - ($4::int - 1) else 1 end * v, '[]', '[]', '[]', '[]', false, false, $5::date + v - 1 from project, generate_series(1, 2) v where starts_with(id, $1)`, [`${code}/0/`, year, toYuan(fenFrom(plan, 'YI')), count, heldOn]);
      });
      const asked = async (asOf: string | null) => (await service.ask<{ round: { totals: { lists: { list: string; yearPlan: Sum }[] } } }>('drc', `query($code: String!, $asOf: Date, $next: Int) { round(code: $code, asOf: $asOf) { totals { lists { list yearPlan ${SUM} next: yearPlan(year: $next) { count } } } } }`, { code, asOf, next: year + 1 }, asOf ? { asOf: day(asOf) } : {})).round.totals.lists;
      expect((await asked(heldOn)).find(({ list }) => list === 'START')).toEqual({ list: 'START', yearPlan: { count, investment: { amount: plan } }, next: { count: 0 } });
      expect((await asked(null)).map(({ yearPlan }) => yearPlan.investment.amount)).toEqual(['0', String(Number(plan) * 2), '0']);
    }
  });
});
