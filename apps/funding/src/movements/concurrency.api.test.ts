import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const CREATE = 'mutation($input: CreateBatchInput!) { createBatch(input: $input) { id } }';
const mutation = (name: string, input: string): string => `mutation($input: ${input}!) { ${name}(input: $input) { id } }`;
const ALLOCATE = mutation('allocateFunds', 'AllocateFundsInput');
const DISBURSE = mutation('disburseFunds', 'DisburseFundsInput');
const PAY = mutation('payOut', 'PayOutInput');
const RETURN = mutation('returnFunds', 'ReturnFundsInput');
const IMPORT = 'mutation($input: ImportFundsInput!) { importFunds(input: $input) { accepted } }';
const money = (amount: number) => ({ amount: String(amount), unit: 'YUAN' });
const PROJECTS = ['prj_a', 'prj_b', 'prj_c', 'prj_d'];

/** Figures that are kept beside the entries, against the entries themselves: rows that differ. */
const DIFFERENCES = `with held as (
    select batch_id, project_id, coalesce(sum(amount) filter (where account = 'allocated'), 0) a, coalesce(sum(amount) filter (where account = 'issued'), 0) i,
      coalesce(sum(amount) filter (where account = 'disbursed'), 0) d, coalesce(sum(amount) filter (where account = 'paid'), 0) p, coalesce(sum(amount) filter (where account = 'unallocated' and amount > 0), 0) r
    from entry where project_id is not null group by 1, 2)
  select l.id from fund_line l full join held h on h.batch_id = l.batch_id and h.project_id = l.project_id
  where l.id is null or (l.allocated, l.issued, l.disbursed, l.paid, l.returned) is distinct from
    (h.a + h.i + h.d + h.p, case when l.kind = 'SPECIAL_BOND' then h.i + h.d + h.p else 0 end, h.d + h.p, h.p, h.r)
  union all select b.id from fund_batch b where (b.quota, b.quota - b.allocated) is distinct from
    (select (-sum(amount) filter (where account = 'quota'), sum(amount) filter (where account = 'unallocated')) from entry e where e.batch_id = b.id)`;
const BREACHES = 'select id from fund_line where paid > disbursed or disbursed > allocated or issued > allocated union all select id from fund_batch where allocated > quota';

describe('money at the same moment 并发记账 (F1, F2, F3)', () => {
  let service: TestService;
  let batchId: string;

  beforeAll(async () => {
    service = await startTestService(definition);
    for (const id of PROJECTS) {
      await service.tell(aProject({ id: id, name: id, stage: 'UNDER_CONSTRUCTION' }));
    }
  });
  afterAll(() => service.stop());
  beforeEach(async () => { batchId = (await service.ask<{ createBatch: { id: string } }>('fin', CREATE, { input: { name: '并发', kind: 'CENTRAL_BUDGET', year: 2024, quota: money(1000) } })).createBatch.id; });

  const send = async (document: string, projectId: string, amount: number, extra: object = {}) => {
    const { errors } = await service.answer('fin', document, { input: { batchId, projectId, amount: money(amount), on: '2024-05-01', ...extra } });
    return errors[0] ? errors[0].rule ?? errors[0].code : 'done';
  };
  const count = (rules: string[], rule: string): number => rules.filter((each) => each === rule).length;

  it('never allocates above the quota when twenty ask at once', async () => {
    const rules = await Promise.all(Array.from({ length: 20 }, (_, at) => send(ALLOCATE, PROJECTS[at % PROJECTS.length]!, 130)));
    expect([count(rules, 'done'), count(rules, 'F1.allocated-above-quota')]).toEqual([7, 13]);
    expect(await service.worker.query(DIFFERENCES)).toEqual([]);
  });

  it('never pays above what was disbursed when twenty ask at once', async () => {
    await send(ALLOCATE, 'prj_a', 500);
    await send(DISBURSE, 'prj_a', 450);
    const rules = await Promise.all(Array.from({ length: 20 }, () => send(PAY, 'prj_a', 60)));
    expect([count(rules, 'done'), count(rules, 'F1.paid-above-disbursed')]).toEqual([7, 13]);
    expect(await service.worker.query(DIFFERENCES)).toEqual([]);
  });

  it('holds with all movements of four projects mixed, and nobody waits in a circle', async () => {
    for (const project of PROJECTS) await send(ALLOCATE, project, 100);
    const rules = await Promise.all(Array.from({ length: 60 }, (_, at) => {
      const project = PROJECTS[at % 4]!;
      const document = [ALLOCATE, DISBURSE, PAY, RETURN][Math.floor(at / 4) % 4]!;
      return send(document, project, 37, document === RETURN ? { reason: '调减', from: at % 8 < 4 ? 'ALLOCATED' : 'DISBURSED' } : {});
    }));
    expect(rules.filter((rule) => rule !== 'done' && !rule.startsWith('F1.'))).toEqual([]);
    expect(await service.worker.query(BREACHES)).toEqual([]);
    expect(await service.worker.query(DIFFERENCES)).toEqual([]);
    expect(await service.worker.query('select posting_id from entry group by 1 having sum(amount) <> 0 or count(*) <> 2')).toEqual([]);
  });

  it('holds with imports and payments of the same lines at once', async () => {
    const ledger = (used: number) => ({ file: 'a.xlsx', digest: 'ab'.repeat(32), rows: PROJECTS.map((id, at) => ({ sheet: 'S', row: at + 1, projectCode: `CODE-${id}`, used: money(used), usedAsOf: '2024-06-30', issues: [{ row: at + 1, kind: 'SPECIAL_BOND', amount: money(1000), issuedOn: '2023-05-01' }] })) });
    const take = async (used: number) => (await service.answer('fin', IMPORT, { input: ledger(used) })).errors[0]?.rule ?? 'done';
    expect(await take(0)).toBe('done');
    const [imported] = await service.worker.query<{ id: string }[]>("select id from fund_batch where code = 'IMP-SPECIAL_BOND-2023'");
    batchId = imported!.id;
    const rules = await Promise.all(Array.from({ length: 24 }, (_, at) => (at % 4 === 0 ? take(at * 10) : send([PAY, RETURN, ALLOCATE][at % 3]!, PROJECTS[at % 4]!, 90, { ...([PAY, RETURN][at % 3] === RETURN && { reason: '调减' }) }))));
    expect(rules.filter((rule) => rule !== 'done' && !rule.startsWith('F1.'))).toEqual([]);
    expect(rules).toContain('done');
    expect(await service.worker.query(DIFFERENCES)).toEqual([]);
  });

  it('has a last wall in the database: no posting out of balance, no change, no delete', async () => {
    const posted = `insert into posting (id, moved_on, known_on, batch_id, kind, demonstration, actor_id) values ('pst_x', '2024-01-01', '2024-01-01', '${batchId}', 'QUOTA', false, 'x')`;
    const entries = (debit: string) => `insert into entry (posting_id, account, batch_id, known_on, amount) values ('pst_x', 'unallocated', '${batchId}', '2024-01-01', ${debit}), ('pst_x', 'quota', '${batchId}', '2024-01-01', -5)`;
    await expect(service.worker.query(posted)).rejects.toThrow(/does not balance/);
    await expect(service.worker.transaction(async (manager) => { await manager.query(posted); await manager.query(entries('5.01')); })).rejects.toThrow(/does not balance/);
    await expect(service.worker.query('update entry set amount = amount')).rejects.toThrow(/permission denied/);
    await expect(service.worker.query('delete from posting')).rejects.toThrow(/permission denied/);
    await expect(service.worker.query('update fund_batch set allocated = quota + 0.01')).rejects.toThrow(/violates check constraint/);
  });
});
