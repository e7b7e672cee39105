import { day } from '@cornerstone/kernel/day';
import { inTransaction } from '@cornerstone/runtime/transaction';
import { onServer } from '@cornerstone/testing/bridges';
import { person } from '@cornerstone/testing/people';
import { listenToStatements } from '@cornerstone/testing/statements';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { catalogueOfFile } from './catalogue.file';
import { readCatalogue } from './catalogue.sql';
import { Procedure } from './procedure.entity';

const CATALOGUE = 'query($kind: ProjectKind) { approvalCatalogue(kind: $kind) { code name department departmentKind kind prerequisites { anyOf condition } statutoryDays dayKind validity tolerable appliesTo condition mandatoryBeforeStart } }';
interface Listed { code: string; mandatoryBeforeStart: boolean; kind: string; dayKind: string | null; statutoryDays: number | null; prerequisites: { anyOf: string[] }[] }

describe('the catalogue 审批事项目录 (A1)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const catalogue = async (kind?: string) => (await service.ask<{ approvalCatalogue: Listed[] }>('clerk.zz', CATALOGUE, { kind })).approvalCatalogue;

  it('holds exactly what the committed file says', async () => {
    const rows = await service.worker.getRepository(Procedure).find();
    const byCode = <T extends { code: string }>(list: T[]): T[] => [...list].sort((a, b) => (a.code < b.code ? -1 : 1));
    expect(byCode(rows.map((row) => ({ ...row })))).toEqual(byCode(await catalogueOfFile()));
  });

  it('is read once in a minute, and then as a migration has left it', async () => {
    const asAnybody = async (now: number) => inTransaction(service.app, { actor: person('clerk.zz'), service: 'approvals', today: day('2024-11-20') }, (tx) => readCatalogue(tx, now));
    const heard: string[] = [];
    const stop = listenToStatements(({ name }) => heard.push(name));
    const read = (): number => heard.filter((name) => name === 'catalogue').length;
    const now = Date.now() + 3_600_000;
    const before = await asAnybody(now);
    expect([await asAnybody(now + 59_000) === before, read()]).toEqual([true, 1]);
    await onServer(service.ownerUrl, (client) => client.query("update procedure set note = '新' where code = 'L02'"));
    expect((await asAnybody(now + 60_000)).get('L02')?.note).toBe('新');
    stop();
  });

  it('gives each kind of project its procedures', async () => {
    const codes = async (kind?: string) => (await catalogue(kind)).map(({ code }) => code);
    expect(await codes()).toHaveLength(40);
    expect(await codes('FILING')).toEqual(expect.arrayContaining(['L04', 'L05', 'S05']));
    expect(await codes('FILING')).not.toEqual(expect.arrayContaining(['L02']));
    expect(await codes('APPROVAL')).toHaveLength(38);
    expect(await codes('RATIFICATION')).toHaveLength(35);
    expect(await codes('FILING')).toHaveLength(35);
  });

  it('says which procedures the law asks for before the start, and the limits of their own laws', async () => {
    const all = await catalogue();
    expect(all.filter((each) => each.mandatoryBeforeStart).map(({ code }) => code).sort()).toEqual(['G02', 'L02', 'L03', 'L04', 'L06', 'L07', 'L08', 'L09', 'L10', 'L12', 'L18', 'L19', 'L20', 'L21', 'S02', 'S05', 'S06']);
    expect(all.find(({ code }) => code === 'S05')).toMatchObject({ kind: 'LICENCE', statutoryDays: 7, dayKind: 'DAY', prerequisites: [{ anyOf: ['L20', 'L21'] }, { anyOf: ['G02'] }, { anyOf: ['S01'] }] });
  });
});
