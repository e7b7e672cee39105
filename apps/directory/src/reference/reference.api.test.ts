import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { loadReference } from './reference';

describe('reference data 基础数据', () => {
  let service: TestService;
  const count = async (table: string): Promise<number> => (await service.worker.query<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

  let statements = 0;

  beforeAll(async () => {
    service = await startTestService(definition);
    const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) { statements += 1; return query.apply(this, args); } as typeof pg.Client.prototype.query;
    await loadReference(service.worker, service.clock, true);
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  });
  afterAll(() => service.stop());

  it('comes in by a few statements for all of a kind, however many they are', () => {
    expect(statements).toBeLessThan(30);
  });

  it('tells of every region, then every department, then every person, once', async () => {
    const types = (await service.events()).map((event) => event.type);
    expect([...new Set(types)]).toEqual(['directory.region.defined.v1', 'directory.department.defined.v1', 'directory.person.defined.v1']);
    const changes = types.filter((type, at) => type !== types[at - 1]);
    expect(changes).toHaveLength(3);
    expect([await count('region'), await count('department'), await count('person')]).toEqual([340, 768, 18]);
    expect(types).toHaveLength(340 + 768 + 18);
    expect(await count('audit')).toBe(types.length);
  });

  it('tells parents before children, so that a copy is never without the region above', async () => {
    const told = new Set<unknown>();
    for (const { data } of (await service.events()).filter((event) => event.type === 'directory.region.defined.v1')) {
      expect(data['parent'] === null || told.has(data['parent'])).toBe(true);
      told.add(data['code']);
    }
  });

  it('has nothing new to tell when loaded again', async () => {
    const before = await service.events();
    await loadReference(service.worker, service.clock, true);
    expect(await service.events()).toHaveLength(before.length);
  });

  it('tells of a changed row only', async () => {
    await service.worker.query("update region set name = '旧名' where id = '410105'");
    const before = (await service.events()).length;
    await loadReference(service.worker, service.clock, true);
    const fresh = (await service.events()).slice(before);
    expect(fresh).toMatchObject([{ type: 'directory.region.defined.v1', aggregate_version: 2, data: { code: '410105', name: '金水区' }, known_on: '2024-11-20' }]);
  });

  it('answers regions by place in the tree', async () => {
    const { regions, zones, mengjin, below } = await service.ask<Record<'regions' | 'zones' | 'below', { code: string; name: string }[]> & { mengjin: object }>('clerk.zz', `{
      regions(parent: "410000", level: CITY) { code name } zones: regions(parent: "411300", level: ZONE) { code name } below: regions(parent: "410000") { code name }
      mengjin: region(code: "410322") { name nameEn current level path parent { name parent { code } } } }`);
    expect(regions).toHaveLength(18);
    expect(regions).toContainEqual({ code: '419001', name: '济源市' });
    expect(zones).toContainEqual({ code: '419903', name: '南阳官庄工区' });
    expect(below).toHaveLength(19);
    expect(mengjin).toEqual({ name: '孟津县', nameEn: 'Mengjin County', current: false, level: 'COUNTY', path: '410000.410300.410322', parent: { name: '洛阳市', parent: { code: '410000' } } });
  });

  it('knows what took the place of the counties of 2021, and on which side 济源 and the counties are that the province manages directly', async () => {
    const { mengjin, now, yanshi, jiyuan, gongyi, lankao, zone } = await service.ask<Record<string, { path: string }>>('clerk.zz', `{ mengjin: region(code: "410322") { endedOn successors { code name } } now: region(code: "410308") { endedOn predecessors { code } successors { code } }
      yanshi: region(code: "410381") { successors { code } } jiyuan: region(code: "419001") { path level } gongyi: region(code: "410181") { path } lankao: region(code: "410225") { path } zone: region(code: "410173") { path level } }`);
    expect([mengjin, now, yanshi]).toEqual([{ endedOn: '2021-03-18', successors: [{ code: '410308', name: '孟津区' }] }, { endedOn: null, predecessors: [{ code: '410306' }, { code: '410322' }], successors: [] }, { successors: [{ code: '410307' }] }]);
    expect([jiyuan, gongyi?.path, lankao?.path]).toEqual([{ path: '410000.419001', level: 'CITY' }, '410000.410100.410181', '410000.410200.410225']);
    expect(zone).toEqual({ path: '410000.410100.410173', level: 'ZONE' });
  });

  it('lists what exists, and abolished codes when asked', async () => {
    const { region } = await service.ask<{ region: { children: object[]; all: object[] } }>('clerk.zz', '{ region(code: "410300") { children(level: COUNTY) { code } all: children(level: COUNTY, superseded: true) { code } } }');
    expect(region.all).toHaveLength(region.children.length + 3);
  });

  it('says not found of a code that never existed', async () => {
    const { errors } = await service.answer('clerk.zz', '{ region(code: "999999") { name } }');
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('answers departments and people, one\'s own name among them', async () => {
    const answer = await service.ask('fin', `{ departments(region: "410100", kind: "finance") { id name kind kindName region { name } }
      me { id name title titleEn roles departments { name } regions { code } } people(role: "drc") { totalCount nodes { title regions { code } } } }`);
    expect(answer).toEqual({
      departments: [{ id: 'dep_410100_finance', name: '郑州市财政局', kind: 'finance', kindName: '财政', region: { name: '郑州市' } }],
      me: { id: 'per_0193a000-0004-7000-8000-000000000004', name: '范宁', title: '省财政厅', titleEn: 'Provincial finance', roles: ['fin'], departments: [{ name: '河南省财政厅' }], regions: [{ code: '410000' }, { code: '140000' }] },
      people: { totalCount: 3, nodes: [{ title: '省发展改革委', regions: null }, { title: '郑州市发展改革委', regions: [{ code: '410100' }] }, { title: '洛阳市发展改革委', regions: [{ code: '410300' }] }] },
    });
  });

  it('answers references by key, batched', async () => {
    const entities = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Region { code name } ... on Department { name } ... on Person { person: name } } }';
    const { _entities } = await service.ask<{ _entities: unknown[] }>('sup', entities, { r: [{ __typename: 'Region', code: '410105' }, { __typename: 'Department', id: 'dep_140100_natural_resources' }, { __typename: 'Person', id: 'per_0193a000-0003-7000-8000-000000000003' }, { __typename: 'Region', code: '999999' }] });
    expect(_entities).toEqual([{ code: '410105', name: '金水区' }, { name: '太原市规划和自然资源局' }, { person: '董瑞' }, null]);
  });

  it('tells a name to oneself, one\'s department and those who need it; to others the title, by any way', async () => {
    const [drc, dev] = ['per_0193a000-0003-7000-8000-000000000003', 'per_0193a000-000a-7000-8000-00000000000a'];
    const names = async (login: string) => (await service.answer<{ _entities: object[] }>(login, 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name title } } }', { r: [drc, dev].map((id) => ({ __typename: 'Person', id })) }));
    expect(await names('gov')).toMatchObject({ data: { _entities: [{ name: '董瑞' }, { name: '戴威' }] }, errors: [] });
    // Operations and the developer act for the same project office.
    expect(await names('ops')).toMatchObject({ data: { _entities: [{ name: null, title: '省发展改革委' }, { name: '戴威' }] }, errors: [{ code: 'FORBIDDEN', rule: 'access.not-for-you', path: ['_entities', 0, 'name'] }] });
    expect(await names('dev')).toMatchObject({ data: { _entities: [{ name: null }, { name: '戴威' }] } });
    expect(await names('clerk.zz')).toMatchObject({ data: { _entities: [{ name: null }, { name: null }] } });
  });

  it('takes the people of a house from its own list, and refuses one that does not fit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'people-'));
    const list = (regions: string): string => {
      writeFileSync(join(folder, 'people.csv'), `id,login,name,title_zh,title_en,departments,regions,roles\nper_own,wang,王一,填报员,Clerk,dep_410100_finance,${regions},clerk;fin\n`);
      return join(folder, 'people.csv');
    };
    const real = await startTestService(definition);
    await expect(loadReference(real.worker, real.clock, false, list('999999'))).rejects.toThrow('999999');
    await loadReference(real.worker, real.clock, false, list('410100'));
    expect(await real.worker.query('select id, roles, region_paths from person')).toEqual([{ id: 'per_own', roles: ['clerk', 'fin'], region_paths: ['410000.410100'] }]);
    expect(await real.ask('drc', '{ people { totalCount } }')).toEqual({ people: { totalCount: 1 } });
    await real.stop();
    rmSync(folder, { recursive: true });
  });

  it('leaves the invented people out of a real house', async () => {
    const real = await startTestService(definition);
    await loadReference(real.worker, real.clock, false);
    expect(await real.worker.query('select count(*)::int as n from person')).toEqual([{ n: 0 }]);
    expect(await real.ask('drc', '{ me { id } }')).toEqual({ me: null });
    await real.stop();
  });
});
