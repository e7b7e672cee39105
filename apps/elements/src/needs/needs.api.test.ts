import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const OPEN = 'mutation($input: OpenPoolInput!, $key: String) { openPool(input: $input, idempotencyKey: $key) { id kind unit total available region { code } } }';
const NEED = 'id kind unit amount reserved supplied missing daysToSupply project { id } reservations { id amount state settledOn reason pool { id source } }';
const REGISTER = `mutation($input: RegisterNeedInput!, $key: String) { registerNeed(input: $input, idempotencyKey: $key) { ${NEED} } }`;
const RESERVE = `mutation($input: ReserveElementInput!, $key: String) { reserveElement(input: $input, idempotencyKey: $key) { ${NEED} } }`;
const CONFIRM = `mutation($input: ConfirmElementInput!) { confirmElement(input: $input) { ${NEED} } }`;
const RELEASE = `mutation($input: ReleaseElementInput!) { releaseElement(input: $input) { ${NEED} } }`;
const POOLS = 'query($region: ID, $year: Int) { pools(kind: LAND, region: $region, year: $year) { id item source total reserved supplied available } }';
const GUARANTEES = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Project { id guarantees { kind needed secured unit status explanation needs { id } } } } }';

interface Need { id: string; amount: string; reserved: string; supplied: string; missing: string; daysToSupply: number | null; reservations: { id: string; amount: string; state: string; pool: { id: string; source: string } | null }[] }
interface Pool { id: string; item: string; source: string; total: string; reserved: string; supplied: string; available: string }
interface Guarantees { _entities: ({ guarantees: { kind: string; needed: string; secured: string; unit: string; status: string; explanation: string; needs: { id: string }[] }[] } | null)[] }

describe('land from need to supply 用地保障 (E1)', () => {
  let service: TestService;
  /** Pools and needs meet only where the item agrees: each test has its own. */
  let item: string;
  let tests = 0;

  const register = async (place = '410000.410100.410105'): Promise<string> => {
    const project = aProject({ in: [place], stage: 'PREWORK' });
    await service.tell(project);
    return project.id;
  };
  const aPool = async (source: string, amount: string, region = '410100', year = 2024, extra: object = {}): Promise<string> =>
    (await service.ask<{ openPool: { id: string } }>('land', OPEN, { input: { kind: 'LAND', item, region, year, source, amount, ...extra } })).openPool.id;
  const aNeed = async (projectId: string, amount: string, extra: object = {}): Promise<Need> =>
    (await service.ask<{ registerNeed: Need }>('clerk.zz', REGISTER, { input: { projectId, kind: 'LAND', item, amount, neededBy: '2024-12-31', ...extra } })).registerNeed;
  const reserve = async (input: object): Promise<Need> => (await service.ask<{ reserveElement: Need }>('land', RESERVE, { input })).reserveElement;
  const pools = async (login = 'land', asOf?: string): Promise<Pool[]> =>
    (await service.ask<{ pools: Pool[] }>(login, POOLS, { year: 2024 }, asOf ? { asOf: day(asOf) } : {})).pools.filter((pool) => pool.item === item);
  const events = async () => (await service.events()).filter((event) => event.data['item'] === item);
  const guarantees = async (projectId: string, login = 'clerk.zz', asOf?: string) =>
    (await service.ask<Guarantees>(login, GUARANTEES, { r: [{ __typename: 'Project', id: projectId }] }, asOf ? { asOf: day(asOf) } : {}))._entities[0]?.guarantees;

  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(() => { tests += 1; item = `地块${tests}`; });

  it('opens a pool once for a kind, region, year and source', async () => {
    expect(await service.ask('land', OPEN, { input: { kind: 'LAND', item, region: '410100', year: 2024, source: 'NEW_QUOTA', amount: '2', unit: '公顷' }, key: 'k' })).toMatchObject({ openPool: { unit: '亩', total: '30', available: '30', region: { code: '410100' } } });
    await service.ask('land', OPEN, { input: { kind: 'LAND', item, region: '410100', year: 2024, source: 'NEW_QUOTA', amount: '2', unit: '公顷' }, key: 'k' });
    const { errors } = await service.answer('land', OPEN, { input: { kind: 'LAND', item, region: '410100', year: 2024, source: 'NEW_QUOTA', amount: '5' } });
    expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'E1.pool-exists' }]);
    expect((await events()).map((event) => event.type)).toEqual(['elements.pool.opened.v1']);
  });

  it.each(['CANCELLED', 'REMOVED'] as const)('sets nothing aside for a project that is %s, and gives it nothing (P2)', async (stage) => {
    const project = aProject({ in: ['410000.410100.410105'], stage: 'PREWORK' });
    await service.tell(project);
    await aPool('NEW_QUOTA', '50');
    const need = await aNeed(project.id, '20');
    const { reservations } = (await service.ask<{ reserveElement: { reservations: { id: string }[] } }>('land', 'mutation($input: ReserveElementInput!) { reserveElement(input: $input) { reservations { id } } }', { input: { needId: need.id, amount: '5' } })).reserveElement;
    const told = project.events.length;
    await service.tell({ events: (stage === 'CANCELLED' ? project.cancelled('2024-10-01') : project.removed('2024-10-01')).events.slice(told) });
    const confirm = 'mutation($input: ConfirmElementInput!) { confirmElement(input: $input) { id } }';
    for (const { errors } of [await service.answer('land', RESERVE, { input: { needId: need.id } }), await service.answer('land', confirm, { input: { reservationId: reservations[0]?.id, on: '2024-11-20' } }), await service.answer('clerk.zz', REGISTER, { input: { projectId: project.id, kind: 'LAND', item, amount: '1', neededBy: '2024-12-31' } })]) {
      expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'E1.project-needs-nothing', details: { stage } }]);
    }
  });

  it('refuses pools to whom they are not: a role, a kind, an unknown region', async () => {
    const input = { kind: 'LAND', item, region: '410000', year: 2024, source: 'NEW_QUOTA', amount: '5' };
    expect((await service.answer('clerk.zz', OPEN, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await service.answer('eco', OPEN, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'E1.kind-of-another-department' }]);
    expect((await service.answer('land', OPEN, { input: { ...input, region: '999999' } })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'E1.region-unknown' }]);
    expect((await service.answer('land', OPEN, { input: { ...input, region: '140000' } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'E1.region-of-another' }]);
    expect(await events()).toEqual([]);
  });

  it('goes from need to supply: stock first, then new quota of the city, then of the province', async () => {
    await aPool('NEW_QUOTA', '100', '410000');
    await aPool('NEW_QUOTA', '60');
    await aPool('EXISTING_STOCK', '50.5');
    const projectId = await register();
    const need = await aNeed(projectId, '150', { knownOn: '2024-11-01' });
    const reserved = await reserve({ needId: need.id });
    expect(reserved).toMatchObject({ reserved: '150', supplied: '0', missing: '0', daysToSupply: null });
    expect(reserved.reservations.map((each) => each.amount).sort()).toEqual(['39.5', '50.5', '60']);
    expect(await guarantees(projectId)).toMatchObject([{ kind: 'LAND', needed: '150', secured: '150', unit: '亩', status: 'RESERVED', needs: [{ id: need.id }] }]);
    let confirmed = reserved;
    for (const each of reserved.reservations) confirmed = (await service.ask<{ confirmElement: Need }>('land', CONFIRM, { input: { reservationId: each.id, on: '2024-11-20' } })).confirmElement;
    expect(confirmed).toMatchObject({ reserved: '0', supplied: '150', daysToSupply: 19 });
    expect(await guarantees(projectId)).toMatchObject([{ status: 'SECURED', secured: '150' }]);
    expect((await pools()).map((pool) => [pool.source, pool.supplied, pool.available])).toEqual([['EXISTING_STOCK', '50.5', '0'], ['NEW_QUOTA', '39.5', '60.5'], ['NEW_QUOTA', '60', '0']]);
    const told = (await service.events()).filter((event) => event.project_id === projectId);
    expect(told.map((event) => [event.type.split('.')[2], event.aggregate_version])).toEqual([['need-registered', 1], ['reserved', 2], ['reserved', 3], ['reserved', 4], ['confirmed', 5], ['confirmed', 6], ['confirmed', 7]]);
    expect(await service.worker.query("select count(*)::int as n from audit where entity_id = $1", [need.id])).toEqual([{ n: 5 }]);
  });

  it('gives a released amount back and keeps why', async () => {
    const poolId = await aPool('EXISTING_STOCK', '50');
    const need = await aNeed(await register(), '40');
    const { reservations } = await reserve({ needId: need.id, poolId, amount: '30' });
    const input = { reservationId: reservations[0]?.id, reason: '选址调整' };
    const { releaseElement } = await service.ask<{ releaseElement: Need }>('land', RELEASE, { input });
    expect(releaseElement).toMatchObject({ missing: '40', reservations: [{ state: 'RELEASED', settledOn: '2024-11-20', reason: '选址调整' }] });
    expect(await pools()).toMatchObject([{ reserved: '0', available: '50' }]);
    const before = await events();
    expect((await service.answer('land', RELEASE, { input })).errors).toMatchObject([{ rule: 'E1.reservation-settled' }]);
    expect((await service.answer('land', CONFIRM, { input: { reservationId: reservations[0]?.id, on: '2024-11-20' } })).errors).toMatchObject([{ rule: 'E1.reservation-settled' }]);
    expect(await events()).toEqual(before);
  });

  it('refuses what the pools do not have, and changes nothing', async () => {
    const poolId = await aPool('EXISTING_STOCK', '50');
    const need = await aNeed(await register(), '80');
    const before = await events();
    expect((await service.answer('land', RESERVE, { input: { needId: need.id, poolId, amount: '60' } })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'E1.pools-are-short', details: { available: '50', asked: '60' } }]);
    expect((await service.answer('land', RESERVE, { input: { needId: need.id, amount: '81' } })).errors).toMatchObject([{ rule: 'E1.more-than-needed' }]);
    expect((await service.answer('eco', RESERVE, { input: { needId: need.id } })).errors).toMatchObject([{ rule: 'E1.kind-of-another-department' }]);
    const elsewhere = await aPool('EXISTING_STOCK', '50', '410300');
    expect((await service.answer('land', RESERVE, { input: { needId: need.id, poolId: elsewhere } })).errors).toMatchObject([{ rule: 'E1.pool-serves-another' }]);
    expect(await events()).toHaveLength(before.length + 1);
    expect((await pools()).map((pool) => pool.available)).toEqual(['50', '50']);
  });

  it('takes what is there when no amount is given, and shows the project as short', async () => {
    await aPool('EXISTING_STOCK', '50');
    const projectId = await register();
    const need = await aNeed(projectId, '80');
    expect(await guarantees(projectId)).toMatchObject([{ status: 'SHORT', secured: '0', explanation: expect.stringContaining('缺口30亩') as string }]);
    expect(await reserve({ needId: need.id })).toMatchObject({ reserved: '50', missing: '30' });
    await aPool('NEW_QUOTA', '500', '410000');
    expect(await guarantees(projectId)).toMatchObject([{ status: 'PARTLY', secured: '50', explanation: expect.stringContaining('河南省2024年新增指标余500亩') as string }]);
  });

  it('lists the needs that lack something, the most pressing first', async () => {
    const kind = 'FARMLAND_BALANCE';
    await aPool('EXISTING_STOCK', '50', '410100', 2024, { kind });
    const later = await aNeed(await register(), '10', { kind });
    const served = await aNeed(await register(), '10', { kind, neededBy: '2024-11-30' });
    const pressing = await aNeed(await register(), '30', { kind, neededBy: '2024-12-01' });
    await reserve({ needId: served.id });
    await reserve({ needId: pressing.id, amount: '5' });
    const asked = 'query($lacking: Boolean, $region: ID) { elementNeeds(kind: FARMLAND_BALANCE, region: $region, lacking: $lacking, first: 2) { totalCount nodes { id missing } } }';
    expect(await service.ask('land', asked, { lacking: true, region: '410100' })).toEqual({ elementNeeds: { totalCount: 2, nodes: [{ id: pressing.id, missing: '25' }, { id: later.id, missing: '10' }] } });
    expect(await service.ask('land', asked)).toMatchObject({ elementNeeds: { totalCount: 3 } });
    expect(await service.ask('clerk.ly', asked)).toMatchObject({ elementNeeds: { totalCount: 0 } });
    expect(await service.ask('land', asked, { region: '410300' })).toMatchObject({ elementNeeds: { totalCount: 0 } });
  });

  it('gives the first answer to a repeated key and reserves once', async () => {
    await aPool('EXISTING_STOCK', '50');
    const need = await aNeed(await register(), '80');
    for (const key of ['k-reserve', 'k-reserve']) await service.ask('land', RESERVE, { input: { needId: need.id, amount: '20' }, key });
    expect(await pools()).toMatchObject([{ reserved: '20' }]);
  });

  it('answers as of a day with what was known then', async () => {
    await aPool('EXISTING_STOCK', '50', '410100', 2024, { knownOn: '2024-02-01' });
    const projectId = await register();
    const need = await aNeed(projectId, '40', { knownOn: '2024-03-01' });
    const { reservations } = await reserve({ needId: need.id, knownOn: '2024-04-01' });
    await service.ask('land', CONFIRM, { input: { reservationId: reservations[0]?.id, on: '2024-05-01', knownOn: '2024-05-02' } });
    const at = async (asOf: string) => [(await guarantees(projectId, 'clerk.zz', asOf))?.map((each) => each.status), (await pools('land', asOf)).map((pool) => [pool.reserved, pool.supplied])];
    expect(await at('2024-01-31')).toEqual([[], []]);
    expect(await at('2024-03-31')).toEqual([['OPEN'], [['0', '0']]]);
    expect(await at('2024-04-30')).toEqual([['RESERVED'], [['40', '0']]]);
    expect(await at('2024-05-02')).toEqual([['SECURED'], [['0', '40']]]);
  });

  it('shows a city its own pools and its province\'s, not another city\'s, and no other city\'s projects', async () => {
    await aPool('EXISTING_STOCK', '1');
    await aPool('EXISTING_STOCK', '2', '410300');
    await aPool('EXISTING_STOCK', '3', '410000');
    expect((await pools('clerk.zz')).map((pool) => pool.total).sort()).toEqual(['1', '3']);
    expect((await pools('clerk.ly')).map((pool) => pool.total).sort()).toEqual(['2', '3']);
    const projectId = await register();
    const need = await aNeed(projectId, '2');
    expect(await guarantees(projectId, 'clerk.ly')).toEqual([]);
    expect((await service.answer('clerk.ly', REGISTER, { input: { projectId, kind: 'LAND', amount: '1', neededBy: '2024-12-31' } })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await service.answer('clerk.zz', RESERVE, { input: { needId: need.id } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
  });

  it('never over-allocates: twenty reservations at the same moment over two pools', async () => {
    await aPool('EXISTING_STOCK', '50');
    await aPool('NEW_QUOTA', '60', '410000');
    const needs = await Promise.all(Array.from({ length: 20 }, async () => aNeed(await register(), '10')));
    const answers = await Promise.all(needs.map((need) => service.answer<{ reserveElement: Need | null }>('land', RESERVE, { input: { needId: need.id, amount: '10' } })));
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(11);
    expect(answers.flatMap((answer) => answer.errors.map((error) => error.rule))).toEqual(Array.from({ length: 9 }, () => 'E1.pools-are-short'));
    expect((await pools()).map((pool) => [pool.reserved, pool.available])).toEqual([['50', '0'], ['60', '0']]);
    expect(await service.worker.query('select sum(amount)::int as n from element_reservation where need_id = any($1)', [needs.map((need) => need.id)])).toEqual([{ n: 110 }]);
  });

  it('settles a reservation once, whoever comes at the same moment', async () => {
    await aPool('EXISTING_STOCK', '50');
    const { reservations } = await reserve({ needId: (await aNeed(await register(), '40')).id });
    const reservationId = reservations[0]?.id;
    const answers = await Promise.all([...Array.from({ length: 4 }, () => service.answer('land', CONFIRM, { input: { reservationId, on: '2024-11-20' } })), ...Array.from({ length: 4 }, () => service.answer('land', RELEASE, { input: { reservationId, reason: '调整' } }))]);
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    const confirmed = answers.slice(0, 4).some((answer) => answer.errors.length === 0);
    expect(await pools()).toMatchObject([confirmed ? { reserved: '0', supplied: '40', available: '10' } : { reserved: '0', supplied: '0', available: '50' }]);
  });
});

describe('the database itself (E4)', () => {
  it('refuses a pool that is over-allocated, whatever the code thinks', async () => {
    const service = await startTestService(definition);
    await service.ask('land', OPEN, { input: { kind: 'LAND', region: '410100', year: 2024, source: 'NEW_QUOTA', amount: '5' } });
    await expect(service.worker.query('update element_pool set reserved = 6')).rejects.toThrow('pool_never_over_allocated');
    await service.stop();
  });
});
