import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SHARES = 'regionShares { version basis source reason knownOn shares { region { code } share { value numerator denominator } amount { amount(unit: YI) } } difference { amount } }';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const SET = `mutation($input: SetRegionSharesInput!) { setRegionShares(input: $input) { id version ${SHARES} } }`;
const PROJECT = `query($id: ID, $asOf: Date) { project(id: $id, asOf: $asOf) { ${SHARES} } }`;
const yi = (amount: string) => ({ amount, unit: 'YI' });

interface Shares { version: number; basis: string; shares: { region: { code: string } | null; share: { value: number; numerator: string; denominator: string }; amount: { amount: string } | null }[]; difference: { amount: string } | null }
interface Split { version: number; regionShares: Shares | null }

describe('shares of regions 跨区域投资分摊 (P8)', () => {
  let service: TestService;
  let projectId: string;
  beforeEach(async () => {
    service = await startTestService(definition);
    projectId = await registered({});
  });
  afterEach(() => service.stop());

  const registered = async (extra: object): Promise<string> => (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER,
    { input: { name: '郑洛跨市引水工程', regions: ['410105', '410325'], totalInvestment: yi('42.41'), knownOn: '2024-01-02', ...extra } })).registerProject.id;
  const both = (zhengzhou: object, luoyang: object) => [{ region: '410105', ...zhengzhou }, { region: '410325', ...luoyang }];
  const PUBLISHED = both({ amount: yi('22.69') }, { amount: yi('19.72') });
  const given = (extra: object = {}) => ({ input: { projectId, shares: PUBLISHED, source: '初步设计批复', knownOn: '2024-03-05', ...extra } });
  const set = async (extra: object = {}, login = 'drc'): Promise<Split> => (await service.ask<{ setRegionShares: Split }>(login, SET, given(extra))).setRegionShares;
  const refused = async (extra: object, login = 'drc') => (await service.answer(login, SET, given(extra))).errors;
  const project = async (asOf: string | null = null): Promise<Split> => (await service.ask<{ project: Split }>('drc', PROJECT, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('are given by region; row, event and audit go together', async () => {
    expect(await project()).toEqual({ regionShares: null });
    expect(await set()).toMatchObject({ version: 2, regionShares: {
      version: 1, basis: 'AMOUNT', source: '初步设计批复', reason: null, difference: { amount: '0' },
      shares: [{ region: { code: '410105' }, amount: { amount: '22.69' }, share: { numerator: '2269000000.00', denominator: '4241000000.00' } }, { region: { code: '410325' }, amount: { amount: '19.72' } }],
    } });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.region-shares-given.v1', project_id: projectId, aggregate_version: 2, known_on: '2024-03-05', data: { shareVersion: 1, shares: [{ region: '410105', path: '410000.410100.410105' }, { region: '410325' }] } });
    expect(await service.worker.query('select actor_id is not null as audited from audit where entity_id = $1 and version = 2', [projectId])).toEqual([{ audited: true }]);
  });

  it('are versions, as known on a day, and may be withdrawn', async () => {
    await set();
    await set({ shares: both({ share: '0.6' }, { share: '0.4' }), reason: '概算调整', knownOn: '2024-05-01' });
    await set({ shares: [], reason: '分摊有误', knownOn: '2024-07-01' });
    const then = async (asOf: string | null) => { const { regionShares } = await project(asOf); return regionShares && [regionShares.version, regionShares.basis, regionShares.shares[0]?.amount?.amount]; };
    expect([await then('2024-03-04'), await then('2024-03-05'), await then('2024-06-30'), await then('2024-07-01'), await then(null)]).toEqual([null, [1, 'AMOUNT', '22.69'], [2, 'SHARE', '25.446'], null, null]);
  });

  it('may name all that lies outside the directory, and parts of one where no total is stated', async () => {
    projectId = await registered({ name: '省际引水工程', regions: ['410105'], totalInvestment: null });
    const { regionShares } = await set({ shares: [{ region: '410105', share: '0.535' }, { share: '0.465' }] });
    expect(regionShares).toMatchObject({ basis: 'SHARE', difference: null, shares: [{ region: null, amount: null, share: { value: 0.465 } }, { region: { code: '410105' }, amount: null }] });
  });

  it('are refused where they do not add up, leave a region out or are not known yet', async () => {
    for (const [extra, rule] of [
      [{ shares: both({ amount: yi('22.69') }, { amount: yi('19.71') }) }, 'P8.shares-do-not-add-up'], [{ shares: PUBLISHED.slice(0, 1) }, 'P8.shares-of-one-region'], [{ shares: [PUBLISHED[0], { share: '0.4' }] }, 'P8.share-of-region-missing'],
      [{ shares: both({ amount: yi('22.69'), share: '0.5' }, { share: '0.5' }) }, 'P8.share-amount-or-part'], [{ shares: [] }, 'P8.no-shares-to-withdraw'], [{ expectedVersion: 9 }, 'access.stale-version'], [{ knownOn: '2024-11-21' }, 'day.in-the-future'],
    ] as const) expect(await refused(extra)).toMatchObject([{ rule }]);
    await set();
    expect(await refused({})).toMatchObject([{ rule: 'P8.shares-revised-without-reason' }]);
  });

  it('are given by who reports for all its regions', async () => {
    expect(await refused({}, 'clerk.zz')).toMatchObject([{ rule: 'access.outside-your-region' }]);
    expect(await refused({}, 'gov')).toMatchObject([{ rule: 'access.not-your-task' }]);
    projectId = await registered({ name: '郑州两县工程', regions: ['410105', '410122'] });
    expect((await set({ shares: [{ region: '410105', share: '0.5' }, { region: '410122', share: '0.5' }] }, 'clerk.zz')).regionShares?.basis).toBe('SHARE');
  });

  it('may be asked for: those of several regions, or without them', async () => {
    await registered({ name: '郑州单市工程', regions: ['410105'] });
    await registered({ name: '郑州两县工程', regions: ['410105', '410122'] });
    const names = async (filter: object) => (await service.ask<{ projects: { nodes: { name: string }[] } }>('drc', 'query($filter: ProjectFilter) { projects(filter: $filter, orderBy: NAME) { nodes { name } } }', { filter })).projects.nodes.map(({ name }) => name).sort();
    expect(await names({ crossRegion: true })).toEqual(['郑洛跨市引水工程']);
    expect(await names({ crossRegion: false })).toEqual(['郑州单市工程', '郑州两县工程'].sort());
    expect(await names({ crossRegion: true, region: '410100' })).toEqual(['郑洛跨市引水工程', '郑州两县工程'].sort());
    expect(await names({ crossRegion: true, region: '410000' })).toEqual(['郑洛跨市引水工程']);
  });
});
