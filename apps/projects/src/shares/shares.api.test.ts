import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const SPLIT = 'mutation($input: SplitInvestmentInput!) { splitInvestment(input: $input) { version investmentShares { region { code } investment { amount(unit: YI) } } } }';
const PART = 'regions { region { code } count crossing investment { amount(unit: YI) } undivided { amount(unit: YI) } }';
const SECTOR = `query($filter: ProjectFilter, $asOf: Date) { sectors(filter: $filter, asOf: $asOf) { groups { code count totalInvestment { amount(unit: YI) } ${PART} } } }`;

interface Part { region: { code: string }; count: number; crossing: number; investment: { amount: string }; undivided: { amount: string } }
const part = (code: string, count: number, crossing: number, investment: string, undivided: string): Part => ({ region: { code }, count, crossing, investment: { amount: investment }, undivided: { amount: undivided } });

describe('projects of several regions 跨区域项目 (P3, trap 1)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const register = async (name: string, yi: string, regions: string[]): Promise<string> => (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER, { input: { name, regions, sector: '水利', totalInvestment: { amount: yi, unit: 'YI' }, knownOn: '2024-01-02' } })).registerProject.id;
  const water = async (region: string | null, asOf?: string) => (await service.ask<{ sectors: { groups: { code: string; count: number; totalInvestment: { amount: string }; regions: Part[] }[] } }>('drc', SECTOR, { filter: region ? { region } : null, asOf }, asOf ? { asOf: day(asOf) } : {})).sectors.groups.find(({ code }) => code === 'INFRASTRUCTURE');

  it('are counted once above, listed in each region, and divided only by the owner\'s shares', async () => {
    await register('郑州水厂', '3', ['410105']);
    const canal = await register('引黄入冀', '42.41', ['410100', '140100']);
    const line = await register('郑洛供水', '10', ['410105', '410122', '410325']);
    expect(await water('410000')).toMatchObject({ count: 3, totalInvestment: { amount: '55.41' }, regions: [part('410100', 3, 2, '3', '52.41'), part('410300', 1, 1, '0', '10')] });
    expect((await water(null))?.regions).toEqual([part('140100', 1, 1, '0', '42.41'), part('410100', 3, 2, '3', '52.41'), part('410300', 1, 1, '0', '10')]);
    const split = (projectId: string, shares: [string, string][], login = 'drc', extra: object = {}) => service.answer<{ splitInvestment: { version: number } }>(login, SPLIT, { input: { projectId, shares: shares.map(([region, amount]) => ({ region, investment: { amount, unit: 'YI' } })), knownOn: '2024-03-01', ...extra } });
    const owner: [string, string][] = [['140100', '22.69'], ['410100', '19.72']];
    expect((await split(canal, owner, 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await split(canal, owner, 'drc', { expectedVersion: 5 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await split(canal, owner)).data.splitInvestment).toEqual({ version: 2, investmentShares: [{ region: { code: '140100' }, investment: { amount: '22.69' } }, { region: { code: '410100' }, investment: { amount: '19.72' } }] });
    expect((await split(line, [['410105', '4'], ['410122', '1.5'], ['410325', '4.5']])).errors).toEqual([]);
    expect((await water(null))?.regions).toEqual([part('140100', 1, 1, '22.69', '0'), part('410100', 3, 2, '28.22', '0'), part('410300', 1, 1, '4.5', '0')]);
    expect((await water('410100'))?.regions).toEqual([part('410100', 1, 1, '19.72', '0'), part('410105', 2, 1, '7', '0'), part('410122', 1, 1, '1.5', '0')]);
    expect((await water(null, '2024-02-29'))?.regions).toEqual([part('140100', 1, 1, '0', '42.41'), part('410100', 3, 2, '3', '52.41'), part('410300', 1, 1, '0', '10')]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.investment-divided.v1', project_id: line });
  });
});
