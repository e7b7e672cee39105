import { ownFields, type OwnFields } from '@cornerstone/runtime/own-fields';
import { copiesOf } from '@cornerstone/runtime/service';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { definition } from '../slices';

const SOURCES = fileURLToPath(new URL('../', import.meta.url));

describe('fields that a gateway may keep until an event of their row 自有字段', () => {
  let service: TestService;
  let own: OwnFields;
  beforeAll(async () => {
    service = await startTestService(definition);
    await service.ask('drc', '{ __typename }');
    own = await ownFields(service.worker, copiesOf(definition).flatMap(({ tables }) => tables));
  });
  afterAll(() => service.stop());

  it('are columns of a project, nothing that is worked out or belongs to others', () => {
    expect(own['Project']).toEqual(expect.arrayContaining(['id', 'code', 'name', 'stage', 'totalInvestment', 'physicalProgress', 'version']));
    for (const field of ['region', 'regions', 'listings', 'leaders', 'lead', 'defects', 'mayAddFiles']) expect(own['Project']).not.toContain(field);
  });

  it('leave out rows whose being seen depends on other rows, and fields for few', () => {
    expect(Object.keys(own)).not.toEqual(expect.arrayContaining(['StoredFile']));
    expect(own['ReserveEntry']).toBeUndefined();
    expect(own['Expert']).not.toContain('name');
  });

  it('belong to rows that nothing changes but what records its events', () => {
    const tables = service.worker.entityMetadatas.filter(({ target }) => typeof target === 'function' && own[target.name]).map(({ tableName }) => tableName);
    expect(tables).toContain('project');
    const writing = new RegExp(`\\b(update|delete from|merge into|insert into) (${tables.join('|')})\\b`, 'i');
    const files = (readdirSync(SOURCES, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect(files.filter((name) => writing.test(readFileSync(`${SOURCES}${name}`, 'utf8')))).toEqual([]);
  });
});
