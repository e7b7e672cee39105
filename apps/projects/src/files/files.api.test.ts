import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const STORE = 'mutation($input: RegisterFileInput!, $key: String) { registerFile(input: $input, idempotencyKey: $key) { id kind name mediaType size digest uploadedBy { id } uploadedAt project { id } } }';
const FILE = 'query($id: ID!) { file(id: $id) { id digest } }';
const FILES = 'query($id: ID!, $first: Int) { project(id: $id) { mayAddFiles files(first: $first) { totalCount nodes { id name } } } }';
const USES = 'query($digests: [String!]!) { digestUses(digests: $digests) { digest records } }';
const digest = 'ab'.repeat(32);
interface Stored { registerFile: { id: string; uploadedAt: string } }

describe('stored files 文件', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'] } })).registerProject.id;
  });

  const upload = (over: object = {}) => ({ projectId, kind: 'EVIDENCE', name: '张三承诺.jpg', mediaType: 'image/jpeg', size: 482_113, digest, ...over });
  const store = async (over: object = {}, key: string | null = null) => (await service.ask<Stored>('clerk.zz', STORE, { input: upload(over), key })).registerFile;
  const refused = async (over: object, login = 'clerk.zz') => {
    const before = (await service.events()).length;
    const { errors } = await service.answer(login, STORE, { input: upload(over) });
    expect(await service.events()).toHaveLength(before);
    return [errors[0]?.code, errors[0]?.rule];
  };

  it('keeps who, when and what, tells it without the name, and keeps the audit', async () => {
    const file = await store();
    expect(file).toMatchObject({ kind: 'EVIDENCE', name: '张三承诺.jpg', mediaType: 'image/jpeg', size: 482_113, digest, uploadedBy: { id: person('clerk.zz').id }, project: { id: projectId } });
    expect(Math.abs(Date.now() - Date.parse(file.uploadedAt))).toBeLessThan(60_000);
    const event = (await service.events()).at(-1);
    expect(event).toMatchObject({ type: 'projects.file.stored.v1', project_id: projectId, data: { kind: 'EVIDENCE', mediaType: 'image/jpeg', size: 482_113, digest } });
    expect(JSON.stringify(event)).not.toContain('张三');
    expect(await service.worker.query('select version, before, after->>\'digest\' as digest from audit where entity_id = $1', [file.id])).toEqual([{ version: 1, before: null, digest }]);
  });

  it('lists them by project, the latest first, and by what was known', async () => {
    const first = await store({ name: 'a.jpg' });
    const second = await store({ name: 'b.jpg' });
    const listed = await service.ask<{ project: { files: object } }>('gov', FILES, { id: projectId, first: 1 });
    expect(listed.project).toEqual({ mayAddFiles: false, files: { totalCount: 2, nodes: [{ id: second.id, name: 'b.jpg' }] } });
    await service.tick(day('2024-11-25'));
    await store({ name: 'later.jpg' });
    const then = await service.ask<{ project: { files: { totalCount: number } } }>('clerk.zz', FILES, { id: projectId }, { asOf: day('2024-11-20') });
    expect(then.project.files.totalCount).toBe(2);
    expect((await service.ask<{ file: object }>('clerk.zz', FILE, { id: first.id })).file).toEqual({ id: first.id, digest });
  });

  it('shows another city neither the file nor that its bytes are known', async () => {
    const { id } = await store({ digest: 'cd'.repeat(32) });
    expect((await service.answer('clerk.ly', FILE, { id })).errors).toMatchObject([{ code: 'NOT_FOUND', rule: 'access.not-found' }]);
    expect(await refused({}, 'clerk.ly')).toEqual(['NOT_FOUND', 'access.not-found']);
    const uses = async (login: string) => (await service.ask<{ digestUses: object }>(login, USES, { digests: ['cd'.repeat(32), 'ef'.repeat(32)] })).digestUses;
    expect(await uses('clerk.ly')).toEqual([{ digest: 'cd'.repeat(32), records: 0 }, { digest: 'ef'.repeat(32), records: 0 }]);
    expect(await uses('drc')).toEqual([{ digest: 'cd'.repeat(32), records: 1 }, { digest: 'ef'.repeat(32), records: 0 }]);
  });

  it('is found by key as far as it may be seen', async () => {
    const { id } = await store();
    const byKey = async (login: string) => (await service.ask<{ _entities: (object | null)[] }>(login, 'query($of: [_Any!]!) { _entities(representations: $of) { ... on StoredFile { name } } }', { of: [{ __typename: 'StoredFile', id }] }))._entities;
    expect(await byKey('drc')).toEqual([{ name: '张三承诺.jpg' }]);
    expect(await byKey('clerk.ly')).toEqual([null]);
  });

  it('gives the first record again to a repeated key', async () => {
    const first = await store({}, 'once');
    expect((await store({}, 'once')).id).toBe(first.id);
    expect((await store({})).id).not.toBe(first.id);
  });

  it.each<[string, object, string]>([
    ['a type that runs', { mediaType: 'text/html' }, 'files.type'], ['nothing', { size: 0 }, 'files.empty'], ['a photo of more than 20 MB', { size: 20 * 1024 * 1024 + 1 }, 'files.too-large'],
    ['a digest that is none', { digest: 'AB'.repeat(32) }, 'files.digest'], ['a video as a letter', { kind: 'LETTER', mediaType: 'video/mp4' }, 'files.letter-type'],
  ])('refuses %s', async (_name, over, rule) => { expect(await refused(over)).toEqual(['BAD_USER_INPUT', rule]); });

  it('refuses who only reads', async () => { expect(await refused({}, 'gov')).toEqual(['FORBIDDEN', 'access.not-your-task']); });
});
