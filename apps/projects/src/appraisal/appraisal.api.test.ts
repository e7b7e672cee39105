import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const PANEL = 'id version state ownerUnit seed poolSize pool reproduced conclusion endedOn endReason manager { id } experts { id specialties } excluded { expert { id } why } opinions { role expert { id } investor matchingFunds profitability comment }';
const change = (name: string, type: string, answer: string): string => `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
const REGISTER = change('registerExpert', 'RegisterExpertInput', 'id version specialties registeredOn retiredOn region { code }');
const RETIRE = change('retireExpert', 'RetireExpertInput', 'id retiredOn');
const DECLARE = change('declareConflict', 'DeclareConflictInput', 'id version');
const CONVENE = change('convenePanel', 'ConvenePanelInput', PANEL);
const SAY = change('recordOpinion', 'RecordOpinionInput', PANEL);
const CONCLUDE = change('concludeAppraisal', 'ConcludeAppraisalInput', PANEL);
const DISSOLVE = change('dissolvePanel', 'DissolvePanelInput', PANEL);
const EXPERTS = 'query($region: ID, $specialty: String, $retired: Boolean, $asOf: Date) { experts(region: $region, specialty: $specialty, retired: $retired, asOf: $asOf, first: 100) { totalCount nodes { id name unit specialties } } }';
const APPRAISALS = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { appraisals { ${PANEL} } } }`;

interface Panel { id: string; state: string; seed: string; experts: { id: string }[]; pool: string[]; excluded: { expert: { id: string }; why: string }[]; opinions: object[]; reproduced: boolean; conclusion: string | null }

describe('appraisal by owner, experts and manager 专家论证 (P11)', () => {
  let service: TestService;
  let projectId: string;
  let experts: string[];
  let made = 0;
  beforeEach(async () => {
    service = await startTestService(definition);
    projectId = await registered();
    experts = [];
    for (let at = 0; at < 8; at += 1) experts.push(await expert({}));
    experts.sort();
  });
  afterEach(() => service.stop());

  const registered = async (extra: object = {}): Promise<string> =>
    (await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: `论证测试第${(made += 1)}号`, regions: ['410105'], owner: '河南省铁路建设投资集团有限公司', knownOn: '2024-01-02', ...extra } })).registerProject.id;
  const expert = async (extra: object, login = 'drc'): Promise<string> => (await service.ask<{ registerExpert: { id: string } }>(login, REGISTER, { input: { name: '王专家', unit: `郑州大学第${(made += 1)}系`, specialties: ['环境工程'], region: '410100', knownOn: '2024-01-02', ...extra } })).registerExpert.id;
  const convening = (extra: object = {}) => ({ projectId, poolRegion: '410000', seats: [{ specialty: '环境工程', experts: 3 }], managerId: person('clerk.zz').id, knownOn: '2024-03-01', ...extra });
  const convene = async (extra: object = {}): Promise<Panel> => (await service.ask<{ convenePanel: Panel }>('drc', CONVENE, { input: convening(extra) })).convenePanel;
  const refusals = async (document: string, input: object, login = 'drc') => (await service.answer(login, document, { input })).errors;
  const say = (panelId: string, extra: object) => ({ panelId, role: 'EXPERT', investor: true, matchingFunds: true, profitability: true, comment: '同意', knownOn: '2024-03-10', ...extra });
  const hearAll = async (panel: Panel, votes: readonly object[] = []): Promise<void> => {
    for (const [at, { id }] of panel.experts.entries()) await service.ask('drc', SAY, { input: say(panel.id, { expertId: id, ...votes[at] }) });
    for (const role of ['OWNER', 'MANAGER']) await service.ask('drc', SAY, { input: say(panel.id, { role }) });
  };

  it('draws experts by lot and shows how: seed, pool and seats give the same panel again', async () => {
    const panel = await convene();
    expect(panel).toMatchObject({ state: 'OPEN', ownerUnit: '河南省铁路建设投资集团有限公司', poolSize: 8, pool: experts, reproduced: true, manager: { id: person('clerk.zz').id }, excluded: [], opinions: [] });
    expect(panel.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(panel.experts).toHaveLength(3);
    expect(panel.experts.every(({ id }) => experts.includes(id))).toBe(true);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.panel.convened.v1', project_id: projectId, data: { panelId: panel.id, expertIds: panel.experts.map(({ id }) => id), seed: panel.seed, poolSize: 8, excluded: 0 } });
  });

  it('leaves conflicts of interest out and says why', async () => {
    const [ofOwner, ofBidder, manager] = [await expert({ unit: '河南省铁路建设投资集团有限公司郑州分公司' }), await expert({ unit: '中建某局' }), await expert({ personId: person('clerk.zz').id })];
    const declared = experts[0] ?? '';
    await service.ask('drc', DECLARE, { input: { expertId: declared, projectId, reason: '近亲属任职', knownOn: '2024-02-01' } });
    const retired = experts[1] ?? '';
    await service.ask('drc', RETIRE, { input: { expertId: retired, reason: '退休', knownOn: '2024-02-01' } });
    const panel = await convene({ parties: ['中建某局'] });
    expect(Object.fromEntries(panel.excluded.map(({ expert: { id }, why }) => [id, why]))).toEqual({ [ofOwner]: 'SAME_UNIT', [ofBidder]: 'SAME_UNIT', [manager]: 'MANAGER', [declared]: 'DECLARED' });
    expect(panel.pool).toEqual(experts.slice(2));
  });

  it('does not draw again until it pleases: one open panel, and who sat on one is left out of the next', async () => {
    const first = await convene();
    expect(await refusals(CONVENE, convening())).toMatchObject([{ rule: 'P11.panel-open' }]);
    expect(await refusals(DISSOLVE, { panelId: first.id, reason: ' ' })).toMatchObject([{ rule: 'P11.dissolved-without-reason' }]);
    expect((await service.ask<{ dissolvePanel: Panel }>('drc', DISSOLVE, { input: { panelId: first.id, reason: '专家因故不能参加', knownOn: '2024-03-05' } })).dissolvePanel).toMatchObject({ state: 'DISSOLVED', endReason: '专家因故不能参加' });
    const second = await convene({ knownOn: '2024-03-06' });
    expect(second.excluded.map(({ expert: { id }, why }) => [id, why]).toSorted()).toEqual(first.experts.map(({ id }) => [id, 'EARLIER_PANEL']).toSorted());
    expect(await refusals(DISSOLVE, { panelId: first.id, reason: '重复' })).toMatchObject([{ rule: 'P11.panel-ended' }]);
    await service.ask('drc', DISSOLVE, { input: { panelId: second.id, reason: '专家因故不能参加' } });
    expect(await refusals(CONVENE, convening())).toMatchObject([{ rule: 'P11.pool-too-small', details: { specialty: '环境工程' } }]);
  });

  it('hears every member once and concludes by the majority of the experts', async () => {
    const panel = await convene();
    const [one] = panel.experts;
    const stranger = experts.find((id) => !panel.experts.some((each) => each.id === id));
    for (const [input, rule] of [[{ expertId: stranger }, 'P11.not-on-the-panel'], [{ expertId: null }, 'P11.expert-unnamed'], [{ role: 'OWNER', expertId: one?.id }, 'P11.expert-unnamed'], [{ expertId: one?.id, comment: ' ' }, 'text.empty']] as const) expect(await refusals(SAY, say(panel.id, input))).toMatchObject([{ rule }]);
    expect(await refusals(CONCLUDE, { panelId: panel.id })).toMatchObject([{ rule: 'P11.opinions-missing', details: { expertIds: panel.experts.map(({ id }) => id), roles: ['OWNER', 'MANAGER'] } }]);
    await hearAll(panel, [{ profitability: false }]);
    expect(await refusals(SAY, say(panel.id, { expertId: one?.id }))).toMatchObject([{ rule: 'P11.opinion-given' }]);
    const { concludeAppraisal } = await service.ask<{ concludeAppraisal: Panel }>('drc', CONCLUDE, { input: { panelId: panel.id, knownOn: '2024-03-20' } });
    expect(concludeAppraisal).toMatchObject({ state: 'CONCLUDED', conclusion: 'RECOMMENDED', endedOn: '2024-03-20' });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.panel.concluded.v1', data: { conclusion: 'RECOMMENDED', experts: 3, investor: 3, matchingFunds: 3, profitability: 2 } });
    expect(await refusals(CONCLUDE, { panelId: panel.id })).toMatchObject([{ rule: 'P11.panel-ended' }]);
  });

  it('holds up what the majority advised against, until a later panel recommends it', async () => {
    const entry = (await service.ask<{ proposeProject: { id: string } }>('drc', change('proposeProject', 'ProposeProjectInput', 'id'), { input: { projectId, category: 'INDUSTRY', level: 'CITY', touchesPublic: false, knownOn: '2024-01-10' } })).proposeProject.id;
    const panel = await convene();
    await hearAll(panel, [{ matchingFunds: false }, { matchingFunds: false }]);
    expect((await service.ask<{ concludeAppraisal: Panel }>('drc', CONCLUDE, { input: { panelId: panel.id, knownOn: '2024-03-20' } })).concludeAppraisal.conclusion).toBe('NOT_RECOMMENDED');
    const extra = change('listExtraProject', 'ListExtraProjectInput', 'reserveEntry { id state }');
    const listing = { projectId, level: 'CITY', list: { year: 2024 }, authority: '市重点项目办', document: '1号', touchesPublic: false };
    expect(await refusals(extra, listing)).toMatchObject([{ rule: 'P11.appraisal-against', details: { conclusion: 'NOT_RECOMMENDED' } }]);
    const again = await convene({ knownOn: '2024-04-01' });
    await hearAll(again);
    await service.ask('drc', CONCLUDE, { input: { panelId: again.id, knownOn: '2024-04-20' } });
    expect((await service.ask<{ listExtraProject: object }>('drc', extra, { input: listing })).listExtraProject).toEqual({ reserveEntry: { id: entry, state: 'PROMOTED' } });
  });

  it('shows panels as they were known on a day', async () => {
    const panel = await convene();
    await hearAll(panel);
    await service.ask('drc', CONCLUDE, { input: { panelId: panel.id, knownOn: '2024-03-20' } });
    const at = async (asOf: string) => (await service.ask<{ project: { appraisals: Panel[] } }>('drc', APPRAISALS, { id: projectId, asOf }, { asOf: day(asOf) })).project.appraisals;
    expect(await at('2024-02-29')).toEqual([]);
    expect(await at('2024-03-09')).toMatchObject([{ state: 'OPEN', conclusion: null, opinions: [] }]);
    expect(await at('2024-03-19')).toMatchObject([{ state: 'OPEN', conclusion: null }]);
    expect((await at('2024-03-20'))[0]).toMatchObject({ state: 'CONCLUDED', conclusion: 'RECOMMENDED', reproduced: true });
    expect((await at('2024-03-20'))[0]?.opinions).toHaveLength(5);
  });

  it('guards names and units as personal data, and tells neither in events', async () => {
    const listed = (login: string) => service.answer<{ experts: { totalCount: number; nodes: { name: string | null; unit: string | null; specialties: string[] }[] } }>(login, EXPERTS, { region: '410100' });
    const { data, errors } = await listed('clerk.zz');
    expect(data.experts).toMatchObject({ totalCount: 8 });
    expect(data.experts.nodes.every(({ name, unit, specialties }) => name === null && unit === null && specialties[0] === '环境工程')).toBe(true);
    expect(new Set(errors.map(({ code, rule }) => `${code} ${rule}`))).toEqual(new Set(['FORBIDDEN access.not-for-you']));
    expect((await listed('drc')).data.experts.nodes[0]).toMatchObject({ name: '王专家', unit: expect.stringContaining('郑州大学') });
    expect((await listed('clerk.ly')).data.experts.totalCount).toBe(0);
    expect(JSON.stringify(await service.events())).not.toMatch(/王专家|郑州大学/);
  });

  it('lists the pool by specialty, as known on a day; who left is no longer drawn from', async () => {
    const [one = ''] = experts;
    const both = await expert({ specialties: ['财务', '环境工程'] });
    const found = async (variables: object) => (await service.ask<{ experts: { nodes: { id: string }[] } }>('drc', EXPERTS, variables)).experts.nodes.map(({ id }) => id);
    expect(await found({ specialty: '财务' })).toEqual([both]);
    await service.ask('drc', RETIRE, { input: { expertId: one, reason: '退休', knownOn: '2024-02-01' } });
    expect([(await found({})).length, (await found({ retired: true })).length, (await found({ asOf: '2024-01-31' })).length, (await found({ asOf: '2024-01-01' })).length]).toEqual([8, 9, 9, 0]);
    expect(await refusals(RETIRE, { expertId: one, reason: '退休' })).toMatchObject([{ rule: 'P11.expert-retired' }]);
    expect(await refusals(DECLARE, { expertId: experts[2], projectId, reason: '' })).toMatchObject([{ rule: 'P11.conflict-without-reason' }]);
    await service.ask('drc', DECLARE, { input: { expertId: experts[2], projectId, reason: '近亲属任职' } });
    expect(await refusals(DECLARE, { expertId: experts[2], projectId, reason: '近亲属任职' })).toMatchObject([{ rule: 'P11.conflict-declared' }]);
    expect(await refusals(REGISTER, { name: '李', unit: '大学', specialties: [], region: '410100' })).toMatchObject([{ rule: 'P11.specialties-count' }]);
    expect(await refusals(REGISTER, { name: '李', unit: '大学', specialties: ['财务'], region: '410100', personId: 'per_nobody' })).toMatchObject([{ code: 'NOT_FOUND', rule: 'P11.person-unknown' }]);
  });

  it('is for development and reform of the place', async () => {
    for (const login of ['clerk.zz', 'gov', 'sup']) expect(await refusals(CONVENE, convening(), login)).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect(await refusals(CONVENE, convening(), 'drc.ly')).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await refusals(REGISTER, { name: '李', unit: '大学', specialties: ['财务'], region: '410300' }, 'drc.zz')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect(await refusals(CONVENE, convening({ seats: [{ specialty: '环境工程', experts: 4 }] }))).toMatchObject([{ rule: 'P11.panel-even' }]);
    expect(await refusals(CONVENE, convening({ projectId: await registered({ owner: null }) }))).toMatchObject([{ rule: 'P11.owner-unknown' }]);
    expect((await service.ask<{ convenePanel: Panel }>('drc.zz', CONVENE, { input: convening() })).convenePanel.state).toBe('OPEN');
  });
});
