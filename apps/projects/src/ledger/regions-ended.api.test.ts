import { regionDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import type { Actor } from '@cornerstone/runtime/actor';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted outcomes rejected { row code } warnings { row code message } } }';
const LIST = 'query($filter: ProjectFilter) { projects(filter: $filter, orderBy: NAME) { nodes { name regions { code } region { code } } } }';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id regions { code } } }';
const row = (at: number, year: number, region: string, extra: object = {}) => ({ sheet: 'S', row: at, name: `区划变更项目甲${at}`, regionCodes: [region], year, phase: 'continuing', ...extra });

describe('regions that changed, and zones 区划变更与功能区 (P8)', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(definition);
    const regions = [
      ['410308', '孟津区', 'COUNTY', null, []], ['410322', '孟津县', 'COUNTY', '2021-03-18', ['410308']], ['410399', '分设县', 'COUNTY', '2021-03-18', ['410308', '410325']], ['410371', '洛阳高新区', 'ZONE', null, []],
    ] as const;
    for (const [code, name, level, endedOn, successors] of regions) {
      await service.hear(heard(regionDefined.of(day('2021-12-31'), { code, name, level, parent: '410300', path: `410000.410300.${code}`, current: endedOn === null, endedOn, successors: [...successors] }), { aggregateId: code }));
    }
    await service.hear(heard(regionDefined.of(day('2021-12-31'), { code: '419901', name: '郑州航空港区', level: 'ZONE', parent: '410000', path: '410000.419901', current: true }), { aggregateId: '419901' }));
  });
  afterAll(() => service.stop());

  const take = (rows: object[]) => service.ask<{ importProjects: { warnings: { message: string }[] } }>('drc', IMPORT, { input: { file: 'a.csv', digest: 'd', rows } });
  const list = async (filter: object, login = 'drc') => (await service.ask<{ projects: { nodes: { name: string; regions: { code: string }[]; region: { code: string } | null }[] } }>(login, LIST, { filter })).projects.nodes;

  it('keep the old region where a list is from before, and mean what took its place in a later one, never silently', async () => {
    const { importProjects } = await take([row(2, 2019, '410322'), row(3, 2024, '410322'), row(4, 2024, '410399'), row(5, 2024, '410308')]);
    expect(importProjects).toMatchObject({ accepted: 3, outcomes: ['ACCEPTED', 'ACCEPTED', 'REFUSED', 'ACCEPTED'], rejected: [{ row: 4, code: 'P8.region-ended' }], warnings: [{ row: 3, code: 'P8.region-succeeded' }] });
    expect(importProjects.warnings[0]?.message).toContain('410308');
    expect((await list({ text: '区划变更' })).map(({ name, regions }) => `${name.slice(-1)} ${regions.map(({ code }) => code).join()}`)).toEqual(['2 410322', '3 410308', '5 410308']);
    expect(await list({ region: '410300', text: '区划变更' })).toHaveLength(3);
  });

  it('take no new project after their end, and one that is known from before', async () => {
    const register = (extra: object) => service.answer<{ registerProject: { regions: object[] } }>('drc', REGISTER, { input: { name: '孟津产业园', regions: ['410322'], ...extra } });
    expect((await register({})).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P8.region-ended', details: { code: '410322', endedOn: '2021-03-18', successors: ['410308'] } }]);
    expect((await register({ knownOn: '2021-03-18' })).errors).toMatchObject([{ rule: 'P8.region-ended' }]);
    expect((await register({ knownOn: '2021-03-17' })).data.registerProject.regions).toEqual([{ code: '410322' }]);
  });

  it('give what was recorded under them to what took their place: filters, coverage, and whoever acts there', async () => {
    const names = async (region: string, login: string | Actor = 'drc') => (await service.ask<{ projects: { nodes: { name: string }[] } }>(login, LIST, { filter: { region, text: '区划变更' } })).projects.nodes.map(({ name }) => name.slice(-1));
    expect([await names('410308'), await names('410322')]).toEqual([['2', '3', '5'], ['2']]);
    const clerk: Actor = { ...person('clerk.ly'), regions: ['410000.410300.410308', '410000.410300.410322'] };
    expect(await names('410308', clerk)).toEqual(['2', '3', '5']);
    await service.ask('drc', IMPORT, { input: { file: 'b.csv', digest: 'e', rows: [row(20, 2021, '410322', { knownOn: '2021-01-10' }), row(21, 2021, '410308', { knownOn: '2021-04-10' })] } });
    const coverage = async (on: string, month: number) => (await service.ask<{ reportCoverage: { region: { code: string } | null; reported: { denominator: string } }[] }>('drc', 'query($on: Date, $period: PeriodInput) { reportCoverage(on: $on, period: $period, region: "410300") { region { code } reported { denominator } } }', { on, period: { year: 2021, month } }))
      .reportCoverage.map(({ region, reported }) => `${region?.code ?? ''} ${reported.denominator}`);
    expect([await coverage('2021-03-10', 1), await coverage('2021-05-10', 4)]).toEqual([[' 1', '410322 1'], [' 2', '410308 2']]);
  });

  it('are one region once one took the place of both, for what crosses regions too (trap 1)', async () => {
    const both = (at: number, regionCodes: string[]) => ({ ...row(at, 2020, '410322', { knownOn: '2020-12-01' }), name: `两地项目${at}`, regionCodes });
    await take([both(30, ['410322', '410308']), both(31, ['410322', '410325'])]);
    const across = async (crossRegion: boolean, asOf?: string) => (await service.ask<{ projects: { nodes: { name: string }[] } }>('drc', 'query($filter: ProjectFilter, $asOf: Date) { projects(filter: $filter, asOf: $asOf, orderBy: NAME) { nodes { name } } }', { filter: { region: '410300', crossRegion, text: '两地项目' }, asOf })).projects.nodes.map(({ name }) => name.slice(-2));
    expect([await across(true), await across(false)]).toEqual([['31'], ['30']]);
    expect([await across(true, '2021-03-17'), await across(true, '2021-03-18')]).toEqual([['30', '31'], ['31']]);
  });

  it('are zones as well: within their city, or beside the cities where they report to the province', async () => {
    await take([row(10, 2024, '410371', { name: '高新区项目甲' }), row(11, 2024, '419901', { name: '航空港项目甲' })]);
    const names = async (filter: object, login = 'drc') => (await list(filter, login)).map(({ name, region }) => `${name} ${region?.code}`);
    expect(await names({ region: '410300', text: '项目甲' }, 'clerk.ly')).toContain('高新区项目甲 410371');
    expect(await names({ region: '419901' })).toEqual(['航空港项目甲 419901']);
    expect(await names({ region: '410100', text: '航空港' })).toEqual([]);
    expect(await names({ region: '410000', text: '航空港' })).toEqual(['航空港项目甲 419901']);
    expect(await names({ text: '航空港' }, 'clerk.zz')).toEqual([]);
  });
});
