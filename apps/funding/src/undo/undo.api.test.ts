import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import fc from 'fast-check';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportFundsInput!) { importFunds(input: $input) { id accepted unchanged } }';
const UNDO = 'mutation($input: UndoFundImportInput!) { undoFundImport(input: $input) { id undoneOn undoReason undoneBy { id } } }';
const IMPORTS = 'query($id: ID, $undone: Boolean, $asOf: Date) { fundImports(id: $id, undone: $undone, asOf: $asOf) { totalCount nodes { id undoneOn } } }';
const FUNDING = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Project { funding { allocated { amount(unit: WAN) } issued { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } flags lines { returned { amount } issues { name } batch { code quota { amount(unit: WAN) } unallocated { amount(unit: WAN) } allocated { amount(unit: WAN) } returned { amount } } } } } } }';
const wan = (amount: string) => ({ amount, unit: 'WAN' });
interface Line { returned: { amount: string }; issues: { name: string | null }[]; batch: { code: string; quota: { amount: string }; unallocated: { amount: string }; allocated: { amount: string }; returned: { amount: string } } }
interface Funding { allocated: { amount: string }; issued: { amount: string }; disbursed: { amount: string }; paid: { amount: string }; flags: string[]; lines: Line[] }

describe('undo of a bond ledger 撤销债券台账导入 (F1)', () => {
  let service: TestService;
  let serial = 0;
  let projectId: string;
  let code: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    await service.tick(day('2024-11-20'));
    projectId = `prj_u${serial += 1}`;
    code = `CODE-${projectId}`;
    await service.tell(aProject({ id: projectId, code, stage: 'UNDER_CONSTRUCTION', knownOn: '2020-01-01' }));
  });

  const row = (issues: object[], extra: object = {}) => ({ sheet: 'S', row: 3, projectCode: code, issues, ...extra });
  const issue = (amount: string, issuedOn: string, name: string) => ({ row: 3, kind: 'SPECIAL_BOND', amount: wan(amount), issuedOn, name });
  const take = async (rows: object[], digest = `d${serial}`): Promise<{ id: string; accepted: number; unchanged: number }> => (await service.ask<{ importFunds: { id: string; accepted: number; unchanged: number } }>('fin', IMPORT, { input: { file: '台账.xlsx', digest, rows } })).importFunds;
  const undo = async (importId: string, extra: object = {}) => (await service.ask<{ undoFundImport: object }>('fin', UNDO, { input: { importId, reason: '传错文件', ...extra } })).undoFundImport;
  const refused = async (importId: string, extra: object = {}, login = 'fin') => (await service.answer(login, UNDO, { input: { importId, reason: '传错文件', ...extra } })).errors;
  const funding = async (asOf?: string): Promise<Funding> => (await service.ask<{ _entities: { funding: Funding }[] }>('fin', FUNDING, { ids: [{ __typename: 'Project', id: projectId }] }, asOf ? { asOf: day(asOf) } : {}))._entities[0]!.funding;
  const figures = async (asOf?: string): Promise<string> => { const of = await funding(asOf); return [of.allocated, of.issued, of.disbursed, of.paid].map(({ amount }) => amount).join(' '); };
  const balanced = async (): Promise<string> => (await service.worker.query<{ sum: string }[]>('select coalesce(sum(amount), 0)::text as sum from entry'))[0]!.sum;
  const ledger = (used: string) => [row([issue('2000', '2023-08-24', '十期'), issue('3000', '2024-02-05', '三期')], { used: wan(used), usedAsOf: '2024-06-30', allocated: wan('6000') })];

  it('posts each movement back, today: nothing is left, days before keep what they had, the books balance, and each is told', async () => {
    const { id } = await take(ledger('2600'));
    const before = await funding();
    expect(await figures()).toBe('6000 5000 5000 2600');
    await service.tick(day('2024-11-22'));
    const events = (await service.events()).length;
    expect(await undo(id)).toEqual({ id, undoneOn: '2024-11-22', undoReason: '传错文件', undoneBy: { id: expect.stringMatching(/^per_/) as string } });
    const after = await funding();
    expect([await figures(), await balanced(), after.flags]).toEqual(['0 0 0 0', '0.00', []]);
    expect(after.lines.map(({ returned, issues, batch }) => [returned.amount, issues, batch.quota.amount, batch.unallocated.amount, batch.returned.amount])).toEqual(after.lines.map(() => ['0', [], '0', '0', '0']));
    expect(await funding('2024-11-21')).toEqual(before);
    const told = (await service.events()).slice(events);
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['funding.ledger.reversed.v1']));
    const sums = told.filter(({ project_id: of }) => of === projectId).reduce<Record<string, number>>((sum, { data }) => ({ ...sum, [String(data['movement'])]: (sum[String(data['movement'])] ?? 0) + Number(data['amount']) / 10_000 }), {});
    expect(sums).toEqual({ ALLOCATED: 6000, ISSUED: 5000, DISBURSED: 5000, PAID: 2600 });
    expect(told.filter(({ data }) => data['emptied'] === true)).toHaveLength(2);
  });

  it('lets the same ledger in again, as once', async () => {
    const { id } = await take(ledger('2600'));
    const once = await funding();
    await undo(id);
    expect(await take(ledger('2600'))).toMatchObject({ accepted: 2, unchanged: 0 });
    expect(await funding()).toEqual(once);
    expect(await take(ledger('2600'))).toMatchObject({ accepted: 0, unchanged: 2 });
  });

  it('takes a flagged breach with it', async () => {
    const { id } = await take([row([issue('1000', '2023', '一期')], { used: wan('1200'), usedAsOf: '2024-06' })]);
    expect((await funding()).flags).toEqual(['F1.paid-above-disbursed']);
    await undo(id);
    expect((await funding()).flags).toEqual([]);
  });

  it('is refused whole where later movements rest on it, and goes from the last import to the first or all of a file at once', async () => {
    const first = await take(ledger('100'));
    const second = await take(ledger('200'), 'later');
    const events = (await service.events()).length;
    expect(await refused(first.id)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'F1.import-rested-upon', details: { projects: [{ code, because: ['PAYMENT'] }] } }]);
    expect(await service.events()).toHaveLength(events);
    await undo(second.id);
    expect(await figures()).toBe('6000 5000 5000 100');
    await undo(first.id);
    expect(await figures()).toBe('0 0 0 0');
    const [one] = [await take(ledger('100'), 'file'), await take(ledger('300'), 'file')];
    await undo(one.id, { wholeFile: true });
    expect(await figures()).toBe('0 0 0 0');
  });

  it('is refused where money was paid out by hand since', async () => {
    const { id } = await take(ledger('100'));
    const [{ batch_id: batchId = '' } = {}] = await service.worker.query<{ batch_id: string }[]>("select batch_id from fund_line where project_id = $1 and issued > 0 order by issued desc limit 1", [projectId]);
    await service.ask('fin', 'mutation($input: PayOutInput!) { payOut(input: $input) { id } }', { input: { batchId, projectId, amount: wan('1'), on: '2024-11-20' } });
    expect(await refused(id)).toMatchObject([{ rule: 'F1.import-rested-upon' }]);
  });

  it('is done once, with a reason, of an import that moved money, by who made it', async () => {
    const { id } = await take(ledger('100'));
    expect(await refused(id, { reason: ' ' })).toMatchObject([{ rule: 'F1.undo-without-reason' }]);
    expect(await refused('imp_none')).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await refused(id, {}, 'clerk.zz')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect(await refused(id, {}, 'drc')).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await undo(id, { dryRun: true })).toMatchObject({ undoneOn: '2024-11-20' });
    expect(await figures()).toBe('6000 5000 5000 100');
    await undo(id);
    expect(await refused(id)).toMatchObject([{ rule: 'F1.import-undone-already', details: { undoneOn: '2024-11-20' } }]);
    await take(ledger('100'));
    expect(await refused((await take(ledger('100'))).id)).toMatchObject([{ rule: 'F1.nothing-to-undo' }]);
    const listed = async (variables: object) => (await service.ask<{ fundImports: { nodes: { undoneOn: string | null }[] } }>('fin', IMPORTS, variables)).fundImports.nodes;
    expect([await listed({ id, undone: true }), await listed({ id, undone: false }), await listed({ id, asOf: '2024-11-19' })]).toEqual([[{ id, undoneOn: '2024-11-20' }], [], []]);
  });

  it('and its import are as if they had not been, whatever the ledger (property)', async () => {
    const issues = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 9_999 }), issuedOn: fc.constantFrom('2023-05-01', '2024-03-01', '2022'), name: fc.constantFrom('甲', '乙') }), { minLength: 1, maxLength: 3 });
    await fc.assert(fc.asyncProperty(issues, fc.integer({ min: 0, max: 12_000 }), fc.option(fc.integer({ min: 0, max: 30_000 })), async (told, used, allocated) => {
      const rows = [row(told.map(({ amount, issuedOn, name }) => issue(String(amount), issuedOn, name)), { used: wan(String(used)), usedAsOf: '2024-06-30', ...(allocated !== null && { allocated: wan(String(allocated)) }) })];
      const before = await figures();
      const { id, accepted } = await take(rows, `p${serial}`);
      if (accepted === 0) return;
      await undo(id);
      expect([await figures(), await balanced()]).toEqual([before, '0.00']);
    }), { numRuns: 12 });
  }, 120_000);
});
