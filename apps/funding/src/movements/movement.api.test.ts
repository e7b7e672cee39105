import { day } from '@cornerstone/kernel/day';
import { inTransaction, query } from '@cornerstone/runtime/transaction';
import { personOf } from '@cornerstone/testing/people';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const LINE = 'id allocated { amount(unit: WAN) } issued { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } returned { amount(unit: WAN) } useRate { value numerator denominator } flags version';
const CREATE = 'mutation($input: CreateBatchInput!) { createBatch(input: $input) { id code region { code } quota { amount(unit: WAN) } unallocated { amount(unit: WAN) } } }';
const mutation = (name: string, input: string): string => `mutation($input: ${input}!, $key: String) { ${name}(input: $input, idempotencyKey: $key) { ${LINE} } }`;
const ALLOCATE = mutation('allocateFunds', 'AllocateFundsInput');
const ISSUE = mutation('recordIssue', 'RecordIssueInput');
const DISBURSE = mutation('disburseFunds', 'DisburseFundsInput');
const PAY = mutation('payOut', 'PayOutInput');
const RETURN = mutation('returnFunds', 'ReturnFundsInput');
const BATCHES = 'query($kind: FundKind, $year: Int) { fundBatches(kind: $kind, year: $year) { code quota { amount(unit: WAN) } allocated { amount(unit: WAN) } unallocated { amount(unit: WAN) } issued { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } lines { totalCount nodes { project { id } paid { amount(unit: WAN) } issues { name tenorYears ratePercent } } } } }';
const FUNDING = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Project { id funding { allocated { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value numerator denominator } flags entries(first: 20) { totalCount nodes { at debit credit debitName amount { amount(unit: WAN) } memo } } lines { kind } } } } }';
const BOOKS = 'query($account: String, $asOf: Date) { books(account: $account, asOf: $asOf) { account name debit { amount } credit { amount } balance { amount } } }';

type Amount = { amount: string };
interface Line { id: string; allocated: Amount; issued: Amount; disbursed: Amount; paid: Amount; returned: Amount; useRate: { value: number | null; numerator: string; denominator: string }; version: number }
interface Balance { account: string; name: string; balance: Amount }
const wan = (amount: string) => ({ amount, unit: 'WAN' });
const figures = (line: Line | undefined) => line && [line.allocated, line.issued, line.disbursed, line.paid, line.returned].map(({ amount }) => amount).join(' ');
const total = (books: Balance[]): number => books.reduce((sum, { balance }) => sum + Number(balance.amount), 0);

describe('the money of a batch 资金下达、发行、拨付、支付 (F1, F2, F3)', () => {
  let service: TestService;
  let serial = 0;
  let batchId: string;
  const projectId = 'prj_zz';

  const register = (id: string, path: string) => service.tell(aProject({ id: id, in: [path], name: id, stage: 'UNDER_CONSTRUCTION' }));
  const open = async (kind = 'SPECIAL_BOND', quota = '5000', extra: object = {}) => (await service.ask<{ createBatch: { id: string; code: string } }>('fin', CREATE, { input: { code: `T-${serial += 1}`, name: '测试批次', kind, year: 2024, quota: wan(quota), ...extra } })).createBatch;
  const step = async (document: string, amount: string, extra: object = {}, login = 'fin'): Promise<Line> => {
    const dated = document === ISSUE ? { issuedOn: '2024-05-01' } : { on: '2024-05-01' };
    const data = await service.ask<Record<string, Line>>(login, document, { input: { batchId, projectId, amount: wan(amount), ...dated, ...extra } });
    return Object.values(data)[0]!;
  };
  const refused = async (document: string, amount: string, extra: object = {}, login = 'fin') => {
    const before = (await service.events()).length;
    const dated = document === ISSUE ? { issuedOn: '2024-05-01' } : { on: '2024-05-01' };
    const { errors } = await service.answer(login, document, { input: { batchId, projectId, amount: wan(amount), ...dated, ...extra } });
    expect(await service.events()).toHaveLength(before);
    return errors[0]?.rule;
  };

  beforeAll(async () => {
    service = await startTestService(definition);
    await register(projectId, '410000.410100');
    await register('prj_ly', '410000.410300');
  });
  afterAll(() => service.stop());
  beforeEach(async () => { batchId = (await open()).id; });

  it('goes from quota to payment: allocated 3,200, issued 1,500, paid 500 is a use of one third', async () => {
    await step(ALLOCATE, '3200');
    await step(ISSUE, '1500', { name: '2024年河南省专项债券（一期）', tenorYears: 15, ratePercent: '2.17' });
    await step(DISBURSE, '1500');
    const line = await step(PAY, '500', { payee: '中建七局', memo: '工程款' });
    expect(figures(line)).toBe('3200 1500 1500 500 0');
    expect(line.useRate).toEqual({ value: 5 / 15, numerator: '5000000.00', denominator: '15000000.00' });
    const { fundBatches } = await service.ask<{ fundBatches: { code: string; lines: unknown }[] }>('fin', BATCHES, { kind: 'SPECIAL_BOND', year: 2024 });
    expect(fundBatches.find(({ code }) => code === `T-${serial}`)).toMatchObject({
      quota: { amount: '5000' }, allocated: { amount: '3200' }, unallocated: { amount: '1800' }, issued: { amount: '1500' }, paid: { amount: '500' }, useRate: { value: 5 / 15 },
      lines: { totalCount: 1, nodes: [{ project: { id: projectId }, paid: { amount: '500' }, issues: [{ name: '2024年河南省专项债券（一期）', tenorYears: 15, ratePercent: '2.1700' }] }] },
    });
    const own = (await service.events()).filter((event) => event.data['batchId'] === batchId);
    expect(own.map((event) => event.type.split('.')[2])).toEqual(['batch-created', 'allocated', 'issued', 'disbursed', 'paid']);
    expect(own.at(-1)).toMatchObject({ project_id: projectId, aggregate_version: 4, data: { amount: '5000000.00', payee: '中建七局', fund: 'SPECIAL_BOND', batchYear: 2024 } });
    const audit = await service.worker.query<{ version: number }[]>('select version from audit where entity_id = $1 order by version', [line.id]);
    expect(audit.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('refuses each step above the one before it and changes nothing', async () => {
    expect(await refused(ALLOCATE, '5000.000001')).toBe('F1.allocated-above-quota');
    expect(await refused(ISSUE, '1')).toBe('F1.issued-above-allocated');
    await step(ALLOCATE, '3200');
    expect(await refused(ALLOCATE, '1800.01')).toBe('F1.allocated-above-quota');
    expect(await refused(ISSUE, '3200.000001')).toBe('F1.issued-above-allocated');
    expect(await refused(DISBURSE, '1')).toBe('F1.disbursed-above-issued');
    await step(ISSUE, '1500');
    expect(await refused(DISBURSE, '1500.01')).toBe('F1.disbursed-above-issued');
    await step(DISBURSE, '1500');
    expect(await refused(PAY, '1500.01')).toBe('F1.paid-above-disbursed');
  });

  it('disburses what was allocated where nothing is issued', async () => {
    batchId = (await open('CENTRAL_BUDGET')).id;
    await step(ALLOCATE, '1000');
    expect(await refused(ISSUE, '1')).toBe('F1.kind-without-issue');
    expect(await refused(DISBURSE, '1001')).toBe('F1.disbursed-above-allocated');
    await step(DISBURSE, '600');
    const line = await step(PAY, '150');
    expect(figures(line)).toBe('1000 0 600 150 0');
    expect(line.useRate).toEqual({ value: 0.15, numerator: '1500000.00', denominator: '10000000.00' });
  });

  it('takes back what is not paid, and gives it to another', async () => {
    await step(ALLOCATE, '5000');
    await step(ISSUE, '2000');
    await step(DISBURSE, '2000');
    await step(PAY, '500');
    expect(await refused(RETURN, '1500.01', { reason: '闲置' })).toBe('F1.returned-above-held');
    expect(figures(await step(RETURN, '300', { reason: '闲置资金收回' }))).toBe('4700 1700 1700 500 300');
    expect(figures(await step(RETURN, '1000', { reason: '计划调减', from: 'ALLOCATED' }))).toBe('3700 1700 1700 500 1300');
    expect(await refused(RETURN, '1', { reason: ' ' })).toBe('F1.return-without-reason');
    const other = await service.ask<{ allocateFunds: Line }>('fin', ALLOCATE, { input: { batchId, projectId: 'prj_ly', amount: wan('1300'), on: '2024-06-01' } });
    expect(figures(other.allocateFunds)).toBe('1300 0 0 0 0');
    expect((await service.events()).filter((event) => event.type === 'funding.ledger.returned.v1').at(-1)?.data).toMatchObject({ from: 'ALLOCATED', reason: '计划调减', amount: '10000000.00' });
  });

  it('refuses amounts and days that are none, unknown projects and strangers to the task', async () => {
    expect(await refused(ALLOCATE, '0')).toBe('F1.amount-not-positive');
    expect(await refused(ALLOCATE, '-5')).toBe('F1.amount-not-positive');
    expect(await refused(ALLOCATE, '0.0000001')).toBe('money.finer-than-a-fen');
    expect(await refused(ALLOCATE, '1', { on: '2024-11-21' })).toBe('F1.date-in-the-future');
    expect(await refused(ALLOCATE, '1', { knownOn: '2024-11-21' })).toBe('day.in-the-future');
    expect(await refused(ALLOCATE, '1', { projectId: 'prj_nobody' })).toBe('access.not-found');
    expect(await refused(ALLOCATE, '1', { batchId: 'bat_none' })).toBe('access.not-found');
    expect(await refused(ALLOCATE, '1', {}, 'clerk.zz')).toBe('access.not-your-task');
    expect(await refused(ISSUE, '1', {}, 'drc')).toBe('access.not-your-task');
    const again = await service.answer('fin', CREATE, { input: { code: `T-${serial}`, name: '重号', kind: 'PREWORK', year: 2024, quota: wan('1') } });
    expect(again.errors).toMatchObject([{ rule: 'F1.batch-code-taken' }]);
  });

  it('shows a clerk the money of the own city only, and lets the clerk pay it out', async () => {
    await step(ALLOCATE, '1000');
    await service.ask('drc', ALLOCATE, { input: { batchId, projectId: 'prj_ly', amount: wan('500'), on: '2024-05-01' } });
    await step(ISSUE, '800');
    await step(DISBURSE, '800');
    expect(figures(await step(PAY, '100', {}, 'clerk.zz'))).toBe('1000 800 800 100 0');
    expect(await refused(PAY, '1', {}, 'clerk.ly')).toBe('access.not-found');
    const seen = await service.ask<{ fundBatches: { code: string; allocated: Amount; lines: { totalCount: number } }[] }>('clerk.zz', BATCHES);
    expect(seen.fundBatches.find(({ code }) => code === `T-${serial}`)).toMatchObject({ allocated: { amount: '1500' }, lines: { totalCount: 1 } });
    const fresh = await open();
    expect((await service.ask<{ fundBatches: { code: string }[] }>('clerk.zz', BATCHES)).fundBatches.map(({ code }) => code)).not.toContain(fresh.code);
    const { books } = await service.ask<{ books: Balance[] }>('clerk.ly', BOOKS, { account: 'paid' });
    expect(books).toEqual([]);
  });

  it('lets a city move on what it has of the province, and leaves the pool to the province', async () => {
    const city = personOf('fin', 'dep_410100_finance', '410000.410100');
    await step(ALLOCATE, '1000');
    const allotted = async () => (await service.worker.query<{ allocated: string }[]>('select allocated from fund_batch where id = $1', [batchId]))[0]?.allocated;
    for (const document of [ALLOCATE, RETURN]) {
      const input = { batchId, projectId, amount: wan('100'), on: '2024-05-01', ...(document === RETURN && { reason: '收回', from: 'ALLOCATED' }) };
      expect((await service.answer(city, document, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'F1.batch-of-another-region', details: { regionPath: '410000' } }]);
    }
    expect(await allotted()).toBe('10000000.00');
    await service.ask(city, ISSUE, { input: { batchId, projectId, amount: wan('800'), issuedOn: '2024-05-01' } });
    await service.ask(city, DISBURSE, { input: { batchId, projectId, amount: wan('800'), on: '2024-05-01' } });
    await service.ask(city, PAY, { input: { batchId, projectId, amount: wan('300'), on: '2024-05-01' } });
    const own = (await service.ask<{ createBatch: { id: string } }>(city, CREATE, { input: { code: `T-${serial += 1}`, name: '市级批次', kind: 'PREWORK', year: 2024, quota: wan('50'), region: '410100' } })).createBatch;
    expect(figures((await service.ask<{ allocateFunds: Line }>(city, ALLOCATE, { input: { batchId: own.id, projectId, amount: wan('50'), on: '2024-05-01' } })).allocateFunds)).toBe('50 0 0 0 0');
  });

  it('says that a code is taken by a batch one does not see, as it says of any', async () => {
    const [zhengzhou, luoyang] = [personOf('fin', 'dep_410100_finance', '410000.410100'), personOf('fin', 'dep_410300_finance', '410000.410300')];
    const input = { name: '市级批次', kind: 'PREWORK', year: 2024, quota: wan('1'), code: 'SHI-1' };
    await service.ask(zhengzhou, CREATE, { input: { ...input, region: '410100' } });
    expect((await service.answer(luoyang, CREATE, { input: { ...input, region: '410300' } })).errors).toMatchObject([{ rule: 'F1.batch-code-taken', code: 'RULE_BROKEN' }]);
  });

  it('is refused by the database as well where a batch is of another region', async () => {
    await step(ALLOCATE, '1000');
    const tried = await inTransaction(service.app, { actor: personOf('fin', 'dep_410100_finance', '410000.410100'), service: 'funding', today: day('2024-11-20'), operation: 'allocateFunds' },
      (tx) => query(tx, 'update fund_batch set allocated = allocated + 1 where id = $1 returning id', [batchId]));
    expect(tried).toEqual([]);
  });

  it('adds up no batch for who has not the scope, or for nobody', async () => {
    await step(ALLOCATE, '1000');
    const totals = 'select (select count(*) from batch_balances(array[$1], null))::int as batches, (select count(*) from account_days($1, \'unallocated\', $2))::int as days';
    const as = (role: 'fin' | 'land') => inTransaction(service.app, { actor: personOf(role, 'dep_410000_finance', '410000'), service: 'funding', today: day('2024-11-20') }, (tx) => query(tx, totals, [batchId, projectId]));
    expect([await as('fin'), await as('land'), await service.app.query(totals, [batchId, projectId])]).toEqual([[{ batches: 1, days: 1 }], [{ batches: 0, days: 0 }], [{ batches: 0, days: 0 }]]);
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const input = { batchId, projectId, amount: wan('10'), on: '2024-05-01' };
    const first = await service.ask('fin', ALLOCATE, { input, key: `k-${batchId}` });
    expect(await service.ask('fin', ALLOCATE, { input, key: `k-${batchId}` })).toEqual(first);
    const { errors } = await service.answer('fin', ALLOCATE, { input: { ...input, amount: wan('11') }, key: `k-${batchId}` });
    expect(errors).toMatchObject([{ rule: 'idempotency.other-input' }]);
  });

  it('answers as of a day, and keeps the books right on every day', async () => {
    batchId = (await open('TREASURY_BOND', '5000', { knownOn: '2024-01-10' })).id;
    await step(ALLOCATE, '1000', { on: '2024-02-01', knownOn: '2024-02-01' });
    await step(DISBURSE, '900', { on: '2024-06-01', knownOn: '2024-06-01' });
    expect(await refused(PAY, '1', { on: '2024-05-01', knownOn: '2024-05-01' })).toBe('F1.paid-above-disbursed');
    await step(PAY, '200', { on: '2024-07-01', knownOn: '2024-07-01' });
    // Known before the payment, 900 were held; taking them all back then would leave the payment of July without cover.
    expect(await refused(RETURN, '800', { on: '2024-06-15', knownOn: '2024-06-15', reason: '收回' })).toBe('F1.returned-above-held');
    const asOf = day('2024-06-30');
    const then = await service.ask<{ fundBatches: { code: string; allocated: Amount; paid: Amount }[] }>('fin', BATCHES, { kind: 'TREASURY_BOND' }, { asOf });
    expect(then.fundBatches[0]).toMatchObject({ allocated: { amount: '1000' }, paid: { amount: '0' }, lines: { nodes: [{ paid: { amount: '0' } }] } });
    expect((await service.ask<{ fundBatches: unknown[] }>('fin', BATCHES, { kind: 'TREASURY_BOND' }, { asOf: day('2024-01-09') })).fundBatches).toEqual([]);
    const code = `T-${serial}`;
    const books = async (on: string | null) => (await service.ask<{ books: Balance[] }>('fin', BOOKS, { asOf: on })).books.filter(({ account }) => account.endsWith(code)).map(({ account, balance }) => [account.split('/')[0], balance.amount]);
    expect(await books('2024-06-30')).toEqual([['quota', '-50000000'], ['unallocated', '40000000'], ['allocated', '1000000'], ['disbursed', '9000000']]);
    expect(await books(null)).toEqual([['quota', '-50000000'], ['unallocated', '40000000'], ['allocated', '1000000'], ['disbursed', '7000000'], ['paid', '2000000']]);
  });

  it('tells a project where its money is, in double entry', async () => {
    await step(ALLOCATE, '100', { projectId: 'prj_ly' });
    await step(ISSUE, '80', { projectId: 'prj_ly', name: '一期' });
    await step(DISBURSE, '80', { projectId: 'prj_ly' });
    await step(PAY, '20', { projectId: 'prj_ly', memo: '工程款' });
    const code = `T-${serial}`;
    const ids = [{ __typename: 'Project', id: 'prj_ly' }, { __typename: 'Project', id: 'prj_none' }];
    const { _entities: [ly, none] } = await service.ask<{ _entities: { funding: { entries: { nodes: object[] } } | null }[] }>('clerk.ly', FUNDING, { ids });
    expect(none?.funding).toMatchObject({ allocated: { amount: '0' }, paid: { amount: '0' }, useRate: { value: null }, entries: { nodes: [] } });
    expect(ly?.funding?.entries.nodes.filter((node) => JSON.stringify(node).includes(`/${code}`))).toEqual([
      { at: '2024-05-01', debit: `allocated/${code}/CODE-prj_ly`, credit: `unallocated/${code}`, debitName: '已下达待执行', amount: { amount: '100' }, memo: null },
      { at: '2024-05-01', debit: `issued/${code}/CODE-prj_ly`, credit: `allocated/${code}/CODE-prj_ly`, debitName: '已发行待拨付', amount: { amount: '80' }, memo: '一期' },
      { at: '2024-05-01', debit: `disbursed/${code}/CODE-prj_ly`, credit: `issued/${code}/CODE-prj_ly`, debitName: '已拨付待支付', amount: { amount: '80' }, memo: null },
      { at: '2024-05-01', debit: `paid/${code}/CODE-prj_ly`, credit: `disbursed/${code}/CODE-prj_ly`, debitName: '已支付', amount: { amount: '20' }, memo: '工程款' },
    ]);
    const hidden = await service.ask<{ _entities: { funding: { allocated: object; lines: object[] } }[] }>('clerk.zz', FUNDING, { ids });
    expect(hidden._entities.map(({ funding }) => [funding.allocated, funding.lines])).toEqual([[{ amount: '0' }, []], [{ amount: '0' }, []]]);
  });

  it('balances to zero, whole and by account', async () => {
    const { books } = await service.ask<{ books: Balance[] }>('fin', BOOKS);
    expect(total(books)).toBe(0);
    expect(new Set(books.map(({ name }) => name))).toEqual(new Set(['批次额度', '未下达额度', '已下达待执行', '已发行待拨付', '已拨付待支付', '已支付']));
    const { books: paid } = await service.ask<{ books: Balance[] }>('fin', BOOKS, { account: 'paid' });
    expect(paid.every(({ account }) => account.split('/').length === 3)).toBe(true);
    const { books: one } = await service.ask<{ books: Balance[] }>('fin', BOOKS, { account: paid[0]?.account });
    expect(one).toEqual([paid[0]]);
  });
});
