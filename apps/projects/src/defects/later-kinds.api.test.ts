import { fundsAllocated } from '@cornerstone/events/funding';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const DEFECTS = 'query($kind: [DefectKind!]) { defects(kind: $kind, first: 100) { nodes { about dueOn what metOn project { id } } } }';
const CODE = '91350100M000100Y43';
const evidenceDigest = 'ab'.repeat(32);
const yi = (amount: string) => ({ amount, unit: 'YI' });
interface Defect { about: string; dueOn: string; what: string; metOn: string | null; project: { id: string } }

describe('defects of accounts, leads, sessions and presence 逾期事项 (S1)', () => {
  let service: TestService;
  let made = 0;
  beforeEach(async () => { service = await startTestService(definition, '2024-01-20'); });
  afterEach(() => service.stop());

  const change = async <T>(name: string, type: string, input: object, answer = 'id'): Promise<T> => (await service.ask<Record<string, T>>('drc', `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input }))[name] as T;
  const registered = async (): Promise<string> => (await change<{ id: string }>('registerProject', 'RegisterProjectInput', { name: `账目逾期项目${made += 1}`, regions: ['410105'], totalInvestment: yi('5'), sector: '制造业', kind: 'FILING', knownOn: '2024-01-05' })).id;
  const started = async (): Promise<string> => {
    const id = await registered();
    await change('reportStart', 'ReportStartInput', { projectId: id, startedOn: '2024-01-10', evidenceDigest, knownOn: '2024-01-10' });
    return id;
  };
  const found = async (...kind: string[]): Promise<Defect[]> => (await service.ask<{ defects: { nodes: Defect[] } }>('drc', DEFECTS, { kind })).defects.nodes;
  const tick = async (...days: string[]): Promise<void> => { for (const on of days) await service.tick(day(on)); };

  it('are what was signed and has not landed, met by whichever way it landed; one that was dropped is due no more (P12)', async () => {
    await tick('2024-01-20');
    const signed = async (): Promise<{ id: string; project: { id: string } }> => {
      const { id } = await change<{ id: string }>('registerLead', 'RegisterLeadInput', { name: `线索${made += 1}`, investor: '某集团', region: '410105', gap: 'MEND' });
      return change('signLead', 'SignLeadInput', { leadId: id, amount: yi('8'), on: '2024-01-20' }, 'id project { id }');
    };
    const [company, begun, dropped, prompt] = [await signed(), await signed(), await signed(), await signed()];
    await change('landLead', 'LandLeadInput', { leadId: prompt.id, how: 'LAND' });
    await tick('2024-07-18');
    expect(await found('LEAD_NOT_LANDED')).toEqual([]);
    await tick('2024-07-19', '2024-07-19');
    expect((await found('LEAD_NOT_LANDED')).map(({ about, dueOn, metOn }) => [about, dueOn, metOn])).toEqual([company, begun, dropped].map(({ id }) => [id, '2024-07-18', null]));
    await change('landLead', 'LandLeadInput', { leadId: company.id, how: 'COMPANY', on: '2024-07-19' });
    await change('reportStart', 'ReportStartInput', { projectId: begun.project.id, startedOn: '2024-07-18', evidenceDigest });
    await change('dropLead', 'DropLeadInput', { leadId: dropped.id, reason: '投资方撤回' });
    await tick('2024-07-20');
    expect((await found('LEAD_NOT_LANDED')).map(({ metOn }) => metOn)).toEqual(['2024-07-19', '2024-07-18', '2024-07-20']);
  });

  it('are accounts of capacity that are not opened, and days of accounts that have passed; a corrected account is due by its own day (P2)', async () => {
    const [none, open] = [await started(), await started()];
    for (const projectId of [none, open]) { await change('completeProject', 'CompleteProjectInput', { projectId, on: '2024-01-15', knownOn: '2024-01-16' }); await change('commissionProject', 'CommissionProjectInput', { projectId, on: '2024-01-20' }); }
    await tick('2024-01-20');
    await change('openCapacityAccount', 'OpenCapacityAccountInput', { projectId: open, targets: { jobs: 200 }, dueOn: '2024-03-31' });
    await tick('2024-04-19');
    expect([await found('CAPACITY_ACCOUNT_MISSING'), await found('CAPACITY_OVERDUE')]).toMatchObject([[], [{ about: 'SETTLED', dueOn: '2024-03-31', metOn: null, project: { id: open } }]]);
    await tick('2024-04-20');
    expect(await found('CAPACITY_ACCOUNT_MISSING')).toMatchObject([{ dueOn: '2024-04-19', what: '投产后未建账，期限 2024-04-19', project: { id: none } }]);
    await change('openCapacityAccount', 'OpenCapacityAccountInput', { projectId: none, targets: { jobs: 100 }, dueOn: '2026-12-31' });
    await tick('2024-04-21');
    expect([await found('CAPACITY_ACCOUNT_MISSING'), await found('CAPACITY_OVERDUE')]).toMatchObject([[{ metOn: '2024-04-21' }], [{ metOn: null }]]);
  });

  it('are entries that no session of the quarter decided, each quarter by itself, met by the session that decides them (P1)', async () => {
    await tick('2024-01-20');
    const admitted = async (): Promise<string> => {
      const { id } = await change<{ id: string }>('proposeProject', 'ProposeProjectInput', { project: { name: `季末项目${made += 1}`, regions: ['410105'], sector: '制造业', kind: 'FILING', owner: '某公司', totalInvestment: yi('5') }, category: 'INDUSTRY', level: 'CITY', touchesPublic: false });
      return (await change<{ id: string }>('admitToReserve', 'AdmitToReserveInput', { entryId: id })).id;
    };
    const entry = await admitted();
    await tick('2024-04-15');
    expect(await found('SESSION_NOT_HELD')).toEqual([]);
    await tick('2024-04-16', '2024-07-16');
    expect((await found('SESSION_NOT_HELD')).map(({ about, dueOn, metOn }) => [about, dueOn, metOn])).toEqual([['2024Q1', '2024-04-15', null], ['2024Q2', '2024-07-15', null]]);
    const late = await admitted();
    await change('closeReserveSession', 'CloseReserveSessionInput', { region: '410100', year: 2024, quarter: 2, decisions: [{ entryId: entry, decision: 'KEEP' }, { entryId: late, decision: 'KEEP' }] });
    await tick('2024-07-17', '2024-10-15');
    expect((await found('SESSION_NOT_HELD')).map(({ about, metOn }) => [about, metOn])).toEqual([['2024Q1', '2024-07-16'], ['2024Q2', '2024-07-16']]);
    await tick('2024-10-16');
    expect((await found('SESSION_NOT_HELD')).map(({ about, metOn }) => [about, metOn]).slice(2)).toEqual([['2024Q3', null], ['2024Q3', null]]);
  });

  it('are starts, works and completions without the responsible unit and person on site (F2)', async () => {
    const id = await started();
    await change('nameProjectUnit', 'NameProjectUnitInput', { projectId: id, name: '郑州城建集团有限公司', creditCode: CODE, responsiblePerson: '王工', since: '2024-01-01' });
    await service.hear(heard(fundsAllocated.of(day('2024-01-20'), { batchId: 'bat_1', batchCode: 'CB-2024', fund: 'CENTRAL_BUDGET', batchYear: 2024, postingId: 'pst_1', amount: '1000000.00', on: '2024-01-20' }), { projectId: id, aggregateId: 'bat_1' }));
    await tick('2024-01-20', '2024-01-25');
    expect(await found('PRESENCE_MISSING')).toEqual([]);
    await tick('2024-01-26');
    expect(await found('PRESENCE_MISSING')).toMatchObject([{ about: 'START', dueOn: '2024-01-25', what: '责任单位和责任人未到现场：开工，期限 2024-01-25', project: { id } }]);
    await change('recordPresence', 'RecordPresenceInput', { projectId: id, stage: 'START', on: '2024-01-12', creditCode: CODE, person: '王工' });
    await tick('2024-01-27', '2024-07-08', '2024-07-09');
    expect((await found('PRESENCE_MISSING')).map(({ about, metOn }) => [about, metOn])).toEqual([['START', '2024-01-26'], ['WORKS', null]]);
  });
});
