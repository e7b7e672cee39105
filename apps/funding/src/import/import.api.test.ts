import { day } from '@cornerstone/kernel/day';
import { personOf } from '@cornerstone/testing/people';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportFundsInput!, $key: String) { importFunds(input: $input, idempotencyKey: $key) { accepted unchanged outcomes rejected { sheet row column code message } warnings { row code } } }';
const FUNDING = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Project { funding { allocated { amount(unit: WAN) } issued { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } flags useRate { value }
  lines { kind flags paid { amount(unit: WAN) } batch { code quota { amount(unit: WAN) } unallocated { amount(unit: WAN) } } issues { name issuedOn amount { amount(unit: WAN) } } } entries(first: 50) { nodes { at debit memo } } } } } }`;
const BOOKS = 'query { books { balance { amount } } }';

interface Result { accepted: number; unchanged: number; outcomes: string[]; rejected: { row: number; code: string }[]; warnings: { row: number; code: string }[] }
interface Line { kind: string; flags: string[]; paid: { amount: string }; batch: { code: string; quota: { amount: string }; unallocated: { amount: string } }; issues: { name: string | null }[] }
interface Funding { allocated: { amount: string }; issued: { amount: string }; disbursed: { amount: string }; paid: { amount: string }; flags: string[]; useRate: { value: number }; lines: Line[]; entries: { nodes: { at: string; debit: string; memo: string | null }[] } }

const wan = (amount: string) => ({ amount, unit: 'WAN' });
const issue = (row: number, amount: string, issuedOn: string | null, extra: object = {}) => ({ row, kind: 'SPECIAL_BOND', amount: wan(amount), issuedOn, ...extra });

describe('import a bond ledger 债券台账导入 (F1)', () => {
  let service: TestService;
  let serial = 0;
  let code: string;
  let projectId: string;

  const take = async (rows: object[], extra: object = {}, login = 'fin'): Promise<Result> =>
    (await service.ask<{ importFunds: Result }>(login, IMPORT, { input: { file: '台账.xlsx', digest: 'ab'.repeat(32), rows, ...extra } })).importFunds;
  const row = (at: number, issues: object[], extra: object = {}) => ({ sheet: 'Sheet1', row: at, projectCode: code, issues, ...extra });
  const funding = async (asOf?: string): Promise<Funding | null> => {
    const { _entities: [project] } = await service.ask<{ _entities: { funding: Funding | null }[] }>('fin', FUNDING, { ids: [{ __typename: 'Project', id: projectId }] }, asOf ? { asOf: day(asOf) } : {});
    return project?.funding ?? null;
  };
  const figures = (of: Funding | null) => of && [of.allocated, of.issued, of.disbursed, of.paid].map(({ amount }) => amount).join(' ');

  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    projectId = `prj_i${serial += 1}`;
    code = `CODE-${projectId}`;
    await service.tell(aProject({ id: projectId, code, stage: 'UNDER_CONSTRUCTION', knownOn: '2020-01-01' }));
  });

  const ledger = (used: string) => [row(3, [
    issue(3, '2000', '2023-08-24', { name: '2023年河南省社会事业专项债券(十期)', batchNo: '1', tenorYears: 15, ratePercent: '2.9' }),
    issue(4, '3000', '2024-02-05', { name: '2024年河南省城乡发展专项债券(三期)', batchNo: '3' }),
    issue(5, '500', null, { name: '2023年河南省政府一般债券(九期)', kind: 'GENERAL_BOND' }),
  ], { used: wan(used), usedAsOf: '2024-06-30' })];

  it('books each issue in the batch of its kind and year and pays out what was used, oldest first', async () => {
    expect(await take(ledger('2600'))).toEqual({ accepted: 3, unchanged: 0, outcomes: ['ACCEPTED', 'ACCEPTED', 'ACCEPTED'], rejected: [], warnings: [] });
    const found = await funding();
    expect(figures(found)).toBe('5500 5000 5500 2600');
    expect(found?.useRate.value).toBeCloseTo(2600 / 5500);
    expect(found?.lines.map((line) => [line.batch.code, line.paid.amount]).sort()).toEqual([['IMP-LOCAL_BUDGET-2023', '500'], ['IMP-SPECIAL_BOND-2023', '2000'], ['IMP-SPECIAL_BOND-2024', '100']]);
    expect(found?.lines.every((line) => line.batch.unallocated.amount === '0')).toBe(true);
    expect(found?.entries.nodes.some(({ memo }) => memo === '一般债券：2023年河南省政府一般债券(九期)')).toBe(true);
    expect(figures(await funding('2023-12-30'))).toBe('2000 2000 2000 0');
    expect(figures(await funding('2024-06-29'))).toBe('5500 5000 5500 0');
  });

  it('changes nothing for the same file again, and posts only the difference of a higher cumulative', async () => {
    await take(ledger('2600'));
    const before = (await service.events()).length;
    expect(await take(ledger('2600'))).toMatchObject({ accepted: 0, unchanged: 3, rejected: [], warnings: [] });
    expect(await service.events()).toHaveLength(before);
    expect(await take(ledger('2700'))).toMatchObject({ outcomes: ['ACCEPTED', 'UNCHANGED', 'UNCHANGED'] });
    expect((await service.events()).slice(before)).toMatchObject([{ type: 'funding.ledger.paid.v1', project_id: projectId, known_on: '2024-06-30', data: { amount: '1000000.00' } }]);
    expect(await take(ledger('2650'))).toMatchObject({ unchanged: 3, warnings: [{ row: 3, code: 'F1.used-went-back' }] });
    expect(figures(await funding())).toBe('5500 5000 5500 2700');
  });

  it('tells identical lines apart by their number, and takes a third one as new', async () => {
    const twins = [issue(3, '347.3', '2020-09'), issue(4, '347.3', '2020-09')];
    await take([row(3, twins)]);
    expect(await take([row(3, [...twins, issue(5, '347.3', '2020-09')])])).toMatchObject({ outcomes: ['UNCHANGED', 'UNCHANGED', 'ACCEPTED'] });
    expect((await funding())?.issued.amount).toBe('1041.9');
  });

  it('keeps what is used above what was issued and flags it', async () => {
    const result = await take([row(3, [issue(3, '1000', '2023')], { used: wan('1200'), usedAsOf: '2024-06' })]);
    expect(result).toMatchObject({ accepted: 1, warnings: [{ row: 3, code: 'F1.paid-above-disbursed' }] });
    const found = await funding();
    expect(found).toMatchObject({ flags: ['F1.paid-above-disbursed'], useRate: { value: 1.2 } });
    expect((await service.events()).filter((event) => event.project_id === projectId).at(-1)).toMatchObject({ type: 'funding.ledger.breach-flagged.v1', data: { rule: 'F1.paid-above-disbursed', amount: '12000000.00', limit: '10000000.00' } });
    expect(await funding('2023-12-31')).toMatchObject({ flags: [], paid: { amount: '0' } });
    expect((await take([row(3, [issue(3, '1000', '2023')], { used: wan('1200'), usedAsOf: '2024-06' })])).unchanged).toBe(1);
  });

  it('keeps allocated, issued and paid apart: 3,200, 1,500, 500', async () => {
    await take([row(3, [issue(3, '1500', '2023-05-01')], { used: wan('500'), usedAsOf: '2024-06-30', allocated: wan('3200') })]);
    const found = await funding();
    expect(figures(found)).toBe('3200 1500 1500 500');
    expect(found?.useRate.value).toBeCloseTo(1 / 3);
  });

  it('accounts for every data row: good ones go in, each refused one says why', async () => {
    const result = await take([
      { sheet: 'Sheet1', row: 3, projectCode: 'NOBODY', issues: [issue(3, '10', '2023'), issue(4, '10', '2023')], used: wan('1') },
      row(5, [issue(5, '100', '2023-05-01'), issue(6, '0', '2023-05-01'), issue(7, '10', '2025-01-01')], { used: wan('20') }),
      row(8, []),
    ]);
    expect(result).toMatchObject({
      accepted: 1, unchanged: 1, outcomes: ['REFUSED', 'REFUSED', 'ACCEPTED', 'REFUSED', 'REFUSED', 'UNCHANGED'], warnings: [{ row: 5, code: 'F1.cumulative-held-back' }],
      rejected: [{ sheet: 'Sheet1', row: 3, column: 'A', code: 'F1.project-unknown' }, { row: 4, code: 'F1.project-unknown' }, { row: 6, code: 'F1.amount-not-positive' }, { row: 7, code: 'F1.date-in-the-future' }],
    });
    expect(figures(await funding())).toBe('100 100 100 0');
  });

  it('knows a project by a code it had rightly before, and not by one it had wrongly', async () => {
    const [id, old, wrong] = [`prj_r${serial}`, `OLD-${serial}`, `WRONG-${serial}`];
    await service.tell(aProject({ id, code: old, knownOn: '2020-01-01' }).recoded(wrong, '2023-01-01').recoded(`NOW-${serial}`, '2023-02-01', 'CORRECTION'));
    const of = (at: number, projectCode: string) => row(at, [issue(at, '100', '2023-05-01')], { projectCode });
    expect(await take([of(3, old), of(4, wrong)])).toMatchObject({ accepted: 1, rejected: [{ row: 4, code: 'F1.project-unknown' }] });
  });

  it('refuses used money of a project without an issue', async () => {
    expect(await take([row(3, [], { used: wan('20') })])).toMatchObject({ accepted: 0, rejected: [{ row: 3, code: 'F1.used-without-issue' }] });
    expect(figures(await funding())).toBe('0 0 0 0');
  });

  it('previews without a trace, and with all or nothing one bad row refuses all', async () => {
    const before = (await service.events()).length;
    expect(await take(ledger('100'), { dryRun: true })).toMatchObject({ accepted: 3 });
    expect(await take([...ledger('100'), row(9, [issue(9, '0', '2023')])], { allOrNothing: true })).toMatchObject({ accepted: 0, unchanged: 0, rejected: [{ row: 9 }] });
    expect(await service.events()).toHaveLength(before);
    expect(figures(await funding())).toBe('0 0 0 0');
  });

  it('answers again under the same idempotency key', async () => {
    const input = { file: 'a.xlsx', digest: 'cd'.repeat(32), rows: [...ledger('1'), { sheet: 'Sheet1', row: 9, projectCode: 'NOBODY', issues: [] }] };
    const first = await service.ask('drc', IMPORT, { input, key: `k-${code}` });
    expect(await service.ask('drc', IMPORT, { input, key: `k-${code}` })).toEqual(first);
  });

  it('takes in a ledger under the day it is known since', async () => {
    await take(ledger('2600'), { knownOn: '2024-07-15' });
    expect(figures(await funding('2024-07-14'))).toBe('0 0 0 0');
    const found = await funding('2024-07-15');
    expect(figures(found)).toBe('5500 5000 5500 2600');
    expect(found?.entries.nodes.find(({ debit }) => debit.startsWith('issued/'))?.at).toBe('2023-08-24');
  });

  it('keeps the batches of the province to the province: a city tells only what was used of its own', async () => {
    const city = personOf('fin', 'dep_410100_finance', '410000.410100');
    const taken = async (rows: object[]): Promise<Result> => (await service.ask<{ importFunds: Result }>(city, IMPORT, { input: { file: '台账.xlsx', digest: 'ab'.repeat(32), rows } })).importFunds;
    expect(await taken([row(3, [issue(3, '1000', '2023-05-01')])])).toMatchObject({ accepted: 0, outcomes: ['REFUSED'], rejected: [{ row: 3, code: 'F1.batch-of-another-region' }] });
    await take([row(3, [issue(3, '1000', '2023-05-01')])]);
    expect(await taken([row(3, [issue(3, '1000', '2023-05-01')], { used: wan('400'), usedAsOf: '2024-06-30' })])).toMatchObject({ accepted: 1, rejected: [] });
    expect(await taken([row(3, [issue(3, '1000', '2023-05-01')], { allocated: wan('1500') })])).toMatchObject({ accepted: 0, rejected: [{ row: 3, code: 'F1.batch-of-another-region' }] });
    expect(figures(await funding())).toBe('1000 1000 1000 400');
  });

  it('is not for a clerk, and leaves the books balanced', async () => {
    const { errors } = await service.answer('clerk.zz', IMPORT, { input: { file: 'a', digest: 'b', rows: ledger('1') } });
    expect(errors).toMatchObject([{ rule: 'access.not-your-task' }]);
    const { books } = await service.ask<{ books: { balance: { amount: string } }[] }>('fin', BOOKS);
    expect(books.reduce((sum, { balance }) => sum + Number(balance.amount), 0)).toBe(0);
  });
});
