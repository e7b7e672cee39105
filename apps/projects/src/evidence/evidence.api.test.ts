import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const STORE = 'mutation($input: RegisterFileInput!) { registerFile(input: $input) { id } }';
const EVIDENCE = 'evidence { id kind takenAt digest inside verifiedProgress about lon lat file { id } }';
const ADD = `mutation($input: AddEvidenceInput!, $key: String) { addEvidence(input: $input, idempotencyKey: $key) { id version ${EVIDENCE} } }`;
const SET = `mutation($input: SetSiteInput!) { setSite(input: $input) { id version site { points { lon lat } radius } ${EVIDENCE} } }`;
const PROJECT = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { site { radius } ${EVIDENCE} evidencePages(first: 1) { totalCount nodes { id } } } }`;
const RECORDS = 'query($filter: AccountabilityFilter, $asOf: Date) { accountability(filter: $filter, asOf: $asOf) { totalCount nodes { kind responsible { id } found foundEn foundBy { id } project { id } } } }';
const CENTRE = { lon: '113.6253', lat: '34.7466' };
const FAR = { lon: '113.9', lat: '34.7' };

interface Shown { id: string; kind: string; inside: boolean | null; digest: string }
interface With { id: string; version: number; evidence: Shown[]; evidencePages: { totalCount: number } }
interface Records { totalCount: number; nodes: { kind: string; responsible: { id: string }; foundEn: string }[] }

let stored = 0;

describe('evidence 佐证材料 (P9)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => { projectId = await registered('clerk.zz', '410105'); });

  const registered = async (login: string, region: string): Promise<string> => (await service.ask<{ registerProject: { id: string } }>(login, REGISTER, { input: { name: `测试${stored += 1}`, regions: [region], knownOn: '2024-01-02' } })).registerProject.id;
  const digest = (): string => String(stored += 1).padStart(64, 'a');
  const store = async (of = digest(), login = 'clerk.zz', into = projectId) => (await service.ask<{ registerFile: { id: string } }>(login, STORE, { input: { projectId: into, kind: 'EVIDENCE', name: 'site.jpg', mediaType: 'image/jpeg', size: 4821, digest: of } })).registerFile.id;
  const photo = (fileId: string, extra: object = {}) => ({ projectId, fileId, kind: 'PHOTO', takenAt: '2024-06-10T10:30:00+08:00', place: CENTRE, knownOn: '2024-06-12', ...extra });
  const add = async (fileId: string, extra: object = {}, login = 'clerk.zz') => (await service.ask<{ addEvidence: With }>(login, ADD, { input: photo(fileId, extra) })).addEvidence;
  const refused = async (input: object, login = 'clerk.zz') => (await service.answer(login, ADD, { input })).errors.map(({ code, rule }) => [code, rule]);
  const setSite = async (extra: object) => (await service.ask<{ setSite: With }>('clerk.zz', SET, { input: { projectId, knownOn: '2024-06-01', ...extra } })).setSite;
  const records = async (login = 'sup', filter: object = { project: projectId }) => (await service.ask<{ accountability: Records }>(login, RECORDS, { filter })).accountability;
  const told = async () => (await service.events()).filter((event) => event.project_id === projectId);

  it('joins a stored file to place and time, with the digest of its bytes; row, event and audit go together', async () => {
    await setSite({ circle: { centre: CENTRE, radius: 800 } });
    const of = digest();
    const fileId = await store(of);
    const { evidence, version } = await add(fileId, { start: true });
    expect(evidence).toEqual([{ id: expect.stringMatching(/^evd_/), kind: 'PHOTO', takenAt: '2024-06-10T02:30:00.000Z', digest: of, inside: true, verifiedProgress: null, about: 'START', ...CENTRE, file: { id: fileId } }]);
    expect((await told()).at(-1)).toMatchObject({ type: 'projects.project.evidence-added.v1', aggregate_version: version, known_on: '2024-06-12', data: { inside: true, about: 'START' } });
    expect((await records()).totalCount).toBe(0);
  });

  it('finds evidence outside the site: an event without a person, and a record with who answers', async () => {
    await setSite({ polygon: [{ lon: '113.6', lat: '34.7' }, { lon: '113.7', lat: '34.7' }, { lon: '113.7', lat: '34.8' }, { lon: '113.6', lat: '34.8' }] });
    expect((await add(await store(), { place: FAR })).evidence[0]?.inside).toBe(false);
    expect(await records()).toMatchObject({ totalCount: 1, nodes: [{ kind: 'EVIDENCE_OUTSIDE', responsible: { id: person('clerk.zz').id } }] });
    const event = (await told()).at(-1);
    expect(event).toMatchObject({ type: 'projects.project.contradiction-raised.v1', data: { kind: 'EVIDENCE_OUTSIDE' } });
    expect(JSON.stringify(event?.data)).not.toContain(person('clerk.zz').id);
  });

  it('finds what a site declared later leaves outside, once; a wider site takes nothing back', async () => {
    await add(await store(), { place: FAR });
    expect((await setSite({ circle: { centre: CENTRE, radius: 800 } })).evidence[0]?.inside).toBe(false);
    await setSite({ circle: { centre: CENTRE, radius: 900 } });
    expect((await records()).totalCount).toBe(1);
    expect((await setSite({ circle: { centre: CENTRE, radius: 90_000 } })).evidence[0]?.inside).toBe(true);
    expect((await records()).totalCount).toBe(1);
  });

  it('finds a file used again here and in another city, which the clerk does not see', async () => {
    const of = digest();
    const other = await registered('clerk.ly', '410325');
    await service.ask('clerk.ly', ADD, { input: { ...photo(await store(of, 'clerk.ly', other)), projectId: other, place: null } });
    await add(await store(of));
    expect((await records()).nodes).toMatchObject([{ kind: 'FILE_REUSED', foundEn: 'The same file was evidence before: 0 times here, 1 times of other projects' }]);
    await add(await store(of), { milestone: '主体封顶' });
    expect((await records()).nodes[0]).toMatchObject({ foundEn: 'The same file was evidence before: 1 times here, 1 times of other projects' });
  });

  it('finds the second of two that add the same file at the same time', async () => {
    const of = digest();
    const other = await registered('clerk.ly', '410325');
    const [mine, theirs] = [await store(of), await store(of, 'clerk.ly', other)];
    await Promise.all([service.ask('clerk.zz', ADD, { input: photo(mine) }), service.ask('clerk.ly', ADD, { input: { ...photo(theirs), projectId: other } })]);
    expect((await records()).totalCount + (await records('drc', { project: other })).totalCount).toBe(1);
  });

  it('answers as known on a day, by the site of that day', async () => {
    await add(await store(), { place: FAR });
    await setSite({ circle: { centre: CENTRE, radius: 800 }, knownOn: '2024-07-01' });
    const on = async (asOf: string | null) => (await service.ask<{ project: With }>('drc', PROJECT, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;
    expect(await on('2024-06-11')).toMatchObject({ site: null, evidence: [], evidencePages: { totalCount: 0 } });
    expect(await on('2024-06-30')).toMatchObject({ site: null, evidence: [{ inside: null }], evidencePages: { totalCount: 1 } });
    expect(await on(null)).toMatchObject({ site: { radius: 800 }, evidence: [{ inside: false }] });
  });

  it('shows records to who holds to account and to the person concerned, nobody else', async () => {
    const of = digest();
    await add(await store(of));
    await add(await store(of), {}, 'drc');
    const seen = async (login: string) => (await records(login)).totalCount;
    expect([await seen('sup'), await seen('gov'), await seen('drc'), await seen('clerk.zz'), await seen('housing'), await seen('clerk.ly')]).toEqual([1, 1, 1, 0, 0, 0]);
    await add(await store(of));
    expect([await seen('sup'), await seen('clerk.zz')]).toEqual([2, 1]);
    expect((await records('sup', { project: projectId, person: person('drc').id, kind: ['FILE_REUSED'] })).totalCount).toBe(1);
  });

  it('refuses what is not so', async () => {
    const fileId = await store();
    const letter = (await service.ask<{ registerFile: { id: string } }>('clerk.zz', STORE, { input: { projectId, kind: 'LETTER', name: 'a.jpg', mediaType: 'image/jpeg', size: 1, digest: digest() } })).registerFile.id;
    const elsewhere = await store(digest(), 'clerk.zz', await registered('clerk.zz', '410105'));
    await add(fileId);
    const before = (await service.events()).length;
    for (const [input, code, rule] of [
      [photo(fileId), 'RULE_BROKEN', 'P9.evidence-already-added'], [photo(letter), 'RULE_BROKEN', 'P9.file-is-no-evidence'], [photo(elsewhere), 'RULE_BROKEN', 'P9.file-of-another-project'], [photo('fil_none'), 'NOT_FOUND', 'access.not-found'],
      [photo(fileId, { reportId: 'rpt_none' }), 'RULE_BROKEN', 'P9.report-of-another-project'], [photo(fileId, { place: { lon: '34.7', lat: '113.6' }, start: true }), 'BAD_USER_INPUT', 'P9.no-such-place'], [photo(fileId, { expectedVersion: 0, start: true }), 'CONFLICT', 'access.stale-version'],
      [photo(fileId, { takenAt: '2024-06-13T00:30:00+08:00', start: true }), 'BAD_USER_INPUT', 'P9.taken-in-the-future'],
    ] as const) expect(await refused(input)).toEqual([[code, rule]]);
    expect(await refused(photo(fileId, { start: true }), 'gov')).toEqual([['FORBIDDEN', 'access.not-your-task']]);
    expect(await refused(photo(fileId, { start: true }), 'clerk.ly')).toEqual([['NOT_FOUND', 'access.not-found']]);
    expect(await service.events()).toHaveLength(before);
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const input = photo(await store());
    const key = `k-${projectId}`;
    const [first, again] = [await service.ask<{ addEvidence: With }>('clerk.zz', ADD, { input, key }), await service.ask<{ addEvidence: With }>('clerk.zz', ADD, { input, key })];
    expect(again.addEvidence.version).toBe(first.addEvidence.version);
  });
});
