import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const LEAD = 'id version status signedOn dropReason signedAmount { amount(unit: YI) } project { id name totalInvestment { amount(unit: YI) } } round { code } talks { totalCount nodes { on outcome nextStep } } landings { how on }';
const change = (name: string, type: string): string => `mutation($input: ${type}!, $key: String) { ${name}(input: $input, idempotencyKey: $key) { ${LEAD} } }`;
const LEADS = 'query($filter: LeadFilter, $asOf: Date) { leads(filter: $filter, asOf: $asOf) { totalCount nodes { name status region { code } } } }';
const RATE = 'query($by: LandingRateGroup, $filter: LeadFilter, $counts: [LandingKind!], $asOf: Date) { landingRate(by: $by, filter: $filter, counts: $counts, asOf: $asOf) { key rate { numerator denominator value } leads { totalCount nodes { name } } all: leads(part: DENOMINATOR) { totalCount } } }';

interface Told { id: string; version: number; status: string; project: { id: string } | null }
interface RateTold { key: string | null; rate: { numerator: string; denominator: string; value: number | null }; leads: { totalCount: number; nodes: { name: string }[] }; all: { totalCount: number } }

describe('investment promotion 招商引资 (P12)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const register = (name: string, extra: object = {}, login = 'drc') => service.answer<{ registerLead: Told }>(login, change('registerLead', 'RegisterLeadInput'), { input: { name, investor: '某集团', region: '410105', gap: 'MEND', chain: 'MATERIALS.NYLON', intended: { amount: '10', unit: 'YI' }, source: '商会推介', knownOn: '2023-01-05', ...extra } });
  const lead = async (name: string, extra: object = {}): Promise<string> => (await register(name, extra)).data.registerLead.id;
  const sign = (leadId: string, extra: object = {}, login = 'drc', key: string | null = null) => service.answer<{ signLead: Told }>(login, change('signLead', 'SignLeadInput'), { input: { leadId, amount: { amount: '8', unit: 'YI' }, on: '2023-05-08', knownOn: '2023-05-09', ...extra }, key });
  const land = (leadId: string, how: string, extra: object = {}) => service.answer<{ landLead: Told }>('drc', change('landLead', 'LandLeadInput'), { input: { leadId, how, on: '2023-08-01', knownOn: '2023-08-02', ...extra } });
  const drop = (leadId: string, extra: object = {}) => service.answer<{ dropLead: Told }>('drc', change('dropLead', 'DropLeadInput'), { input: { leadId, reason: '投资方退出', knownOn: '2023-09-01', ...extra } });
  const rates = async (variables: object = {}, asOf?: string): Promise<RateTold[]> => (await service.ask<{ landingRate: RateTold[] }>('drc', RATE, { ...variables, asOf }, asOf ? { asOf: day(asOf) } : {})).landingRate;
  const short = (told: readonly RateTold[]) => told.map(({ key, rate: { numerator, denominator } }) => [key, numerator, denominator]);

  it('goes from a lead over talks to a contract, a project and its landing, each with its event', async () => {
    const id = await lead('尼龙切片');
    await service.ask('clerk.zz', change('recordTalk', 'RecordTalkInput'), { input: { leadId: id, participants: '市商务局、某集团', outcome: '达成意向', nextStep: '选址', knownOn: '2023-02-01' } });
    const signed = await sign(id);
    expect(signed).toMatchObject({ errors: [], data: { signLead: { status: 'SIGNED', version: 3, signedOn: '2023-05-08', signedAmount: { amount: '8' }, project: { name: '尼龙切片', totalInvestment: { amount: '8' } }, round: null, talks: { totalCount: 1, nodes: [{ on: '2023-02-01', outcome: '达成意向', nextStep: '选址' }] } } } });
    expect((await land(id, 'COMPANY')).data.landLead).toMatchObject({ status: 'LANDED', landings: [{ how: 'COMPANY', on: '2023-08-01' }] });
    expect((await land(id, 'LAND', { on: '2023-10-01', knownOn: '2023-10-01' })).data.landLead).toMatchObject({ landings: [{ how: 'COMPANY' }, { how: 'LAND' }] });
    const types = (await service.events()).map(({ type }) => type);
    expect(types).toEqual(['projects.lead.registered.v1', 'projects.lead.talk-recorded.v1', 'projects.project.registered.v1', 'projects.lead.signed.v1', 'projects.lead.landed.v1', 'projects.lead.landed.v1']);
    for (const [refused, rule] of [[await sign(id), 'P12.signed-already'], [await land(id, 'LAND'), 'P12.landed-so'], [await drop(id), 'P12.landed-already'], [await land('led_x', 'LAND'), 'access.not-found']] as const) expect(refused.errors).toMatchObject([{ rule }]);
  });

  it('binds to a project of its place and signs at a round, by the round\'s own terms', async () => {
    const open = (number: number, minimum: string) => service.ask('drc', 'mutation($input: OpenRoundInput!) { openRound(input: $input) { code } }', { input: { name: `第${number}期`, region: '410000', year: 2023, number, heldOn: '2023-05-08', knownOn: '2023-01-02', thresholds: [{ list: 'SIGNING', minimum: { amount: minimum, unit: 'YI' } }] } });
    await open(8, '5');
    await open(9, '9');
    const id = await lead('尼龙切片');
    const elsewhere = (await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: '洛阳轴承', regions: ['410300'], knownOn: '2023-01-02' } })).registerProject.id;
    expect((await sign(id, { projectId: elsewhere })).errors).toMatchObject([{ rule: 'P12.project-elsewhere' }]);
    const before = (await service.events()).length;
    expect((await sign(id, { round: '410000-3B-2023-09' })).errors).toMatchObject([{ rule: 'P10.below-threshold' }]);
    expect(await service.events()).toHaveLength(before);
    const [one, other] = await Promise.all([sign(id, { round: '410000-3B-2023-08' }, 'drc', 'k'), sign(id, { round: '410000-3B-2023-08' }, 'drc', 'k')]);
    expect([one.errors, other.data]).toEqual([[], one.data]);
    expect(one.data.signLead).toMatchObject({ round: { code: '410000-3B-2023-08' } });
    expect(await service.ask('drc', '{ round(code: "410000-3B-2023-08") { entries(list: SIGNING) { nodes { investment { amount(unit: YI) } project { id } } } } }')).toEqual({ round: { entries: { nodes: [{ investment: { amount: '8' }, project: { id: one.data.signLead.project?.id } }] } } });
  });

  it('is told by the project it became, with the rounds that stands in, as known on a day', async () => {
    await service.ask('drc', 'mutation($input: OpenRoundInput!) { openRound(input: $input) { code } }', { input: { name: '第8期', region: '410000', year: 2023, number: 8, heldOn: '2023-05-08', knownOn: '2023-01-02', removalGrounds: ['不可抗力'] } });
    const id = await lead('尼龙切片');
    const projectId = (await sign(id, { round: '410000-3B-2023-08' })).data.signLead.project?.id;
    const told = async (asOf: string | null) => (await service.ask<{ project: { lead: { id: string } | null; roundEntries: object[] } }>('drc', 'query($id: ID, $asOf: Date) { project(id: $id, asOf: $asOf) { lead { id } roundEntries { list round { code } } } }', { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;
    const entry = { list: 'SIGNING', round: { code: '410000-3B-2023-08' } };
    expect(await told(null)).toEqual({ lead: { id }, roundEntries: [entry] });
    await service.ask('drc', 'mutation($input: RemoveFromRoundInput!) { removeFromRound(input: $input) { code } }', { input: { round: '410000-3B-2023-08', list: 'SIGNING', projectIds: [projectId], ground: '不可抗力', reason: '洪灾', knownOn: '2023-07-20' } });
    expect([await told(null), await told('2023-07-19')]).toEqual([{ lead: { id }, roundEntries: [] }, { lead: { id }, roundEntries: [entry] }]);
  });

  it('gives the landing rate by region, chain and year, with the leads behind; what counts is configuration, what was dropped after signing stays in it', async () => {
    const [company, started, idle, dropped, luoyang] = [await lead('公司'), await lead('开工'), await lead('未落'), await lead('终止'), await lead('洛阳', { region: '410325', chain: 'FOOD' })];
    await lead('洽谈中');
    for (const id of [company, idle, dropped]) await sign(id);
    await sign(luoyang, { on: '2022-12-01' });
    const project = (await sign(started)).data.signLead.project?.id;
    await land(company, 'COMPANY');
    await land(luoyang, 'LAND');
    await service.ask('drc', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { input: { projectId: project, startedOn: '2023-09-01', evidenceDigest: 'cd'.repeat(32), knownOn: '2023-09-01' } });
    expect((await drop(dropped)).data.dropLead).toMatchObject({ status: 'DROPPED', dropReason: '投资方退出' });
    const [all] = await rates();
    expect([short(await rates()), all?.leads.nodes.map(({ name }) => name).sort(), all?.all.totalCount]).toEqual([[[null, '3', '5']], ['公司', '开工', '洛阳'].sort(), 5]);
    expect(short(await rates({ counts: ['COMPANY'] }))).toEqual([[null, '1', '5']]);
    expect(short(await rates({ counts: ['START'] }))).toEqual([[null, '1', '5']]);
    expect(short(await rates({ by: 'REGION' }))).toEqual([['410100', '2', '4'], ['410300', '1', '1']]);
    expect(short(await rates({ by: 'REGION', filter: { region: '410100' } }))).toEqual([['410105', '2', '4']]);
    expect(short(await rates({ by: 'CHAIN' }))).toEqual([['FOOD', '1', '1'], ['MATERIALS.NYLON', '2', '4']]);
    expect(short(await rates({ by: 'YEAR' }))).toEqual([['2022', '1', '1'], ['2023', '2', '4']]);
    for (const { rate, leads, all: whole } of await rates({ by: 'CHAIN' })) expect([String(leads.totalCount), String(whole.totalCount)]).toEqual([rate.numerator, rate.denominator]);
    expect(short(await rates({}, '2023-08-31'))).toEqual([[null, '2', '5']]);
    const [none] = await rates({}, '2023-01-31');
    expect(none?.rate).toEqual({ numerator: '0', denominator: '0', value: null });
  });

  it('is listed by chain, gap, state and words, and as known on a day; a city sees its own', async () => {
    const id = await lead('尼龙切片');
    await lead('速冻食品', { region: '410325', chain: 'FOOD', gap: 'EXTEND', investor: '三全' });
    await sign(id);
    const names = async (filter: object = {}, asOf: string | null = null, login = 'drc') => (await service.ask<{ leads: { nodes: { name: string; status: string }[] } }>(login, LEADS, { filter, asOf }, asOf ? { asOf: day(asOf) } : {})).leads.nodes.map(({ name, status }) => `${name} ${status}`);
    expect(await names()).toEqual(['尼龙切片 SIGNED', '速冻食品 TALKING']);
    for (const filter of [{ chain: 'MATERIALS' }, { gap: 'MEND' }, { status: ['SIGNED'] }, { region: '410100' }, { signedIn: 2023 }, { text: '尼龙' }]) expect(await names(filter)).toEqual(['尼龙切片 SIGNED']);
    expect(await names({ text: '三全' })).toEqual(['速冻食品 TALKING']);
    expect([await names({}, '2023-05-08'), await names({}, '2023-01-04')]).toEqual([['尼龙切片 TALKING', '速冻食品 TALKING'], []]);
    expect(await names({}, null, 'clerk.ly')).toEqual(['速冻食品 TALKING']);
    for (const [answer, rule] of [[await register('外地', { region: '410300' }, 'clerk.zz'), 'access.outside-your-region'], [await register('链', { chain: 'INDUSTRY' }), 'P4.node-of-the-other-tree'], [await register('链', { chain: 'NOWHERE' }), 'P4.node-unknown'], [await register('无权', {}, 'sup'), 'access.not-your-task'], [await sign(id, { expectedVersion: 1 }), 'access.stale-version']] as const) expect(answer.errors).toMatchObject([{ rule }]);
  });
});
