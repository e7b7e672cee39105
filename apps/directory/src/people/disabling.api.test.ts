import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { loadReference } from '../reference/reference';

const change = (name: string) => `mutation($id: ID!, $reason: String!, $key: String) { ${name}(input: { id: $id, reason: $reason }, idempotencyKey: $key) { id disabled } }`;
const [DISABLE, ENABLE] = [change('disablePerson'), change('enablePerson')];

describe('disable and enable people 停用与启用人员', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService(definition);
    await loadReference(service.worker, service.clock, true);
  });
  afterEach(() => service.stop());
  const told = async () => (await service.events()).filter(({ type, aggregate_version: version }) => type === 'directory.person.defined.v1' && version > 1).map(({ data }) => [data['id'], data['disabled']]);
  const id = person('clerk.zz').id;

  it('tells the streams, keeps who, why, before and after', async () => {
    expect(await service.ask('ops', DISABLE, { id, reason: 'Left' })).toEqual({ disablePerson: { id, disabled: true } });
    expect(await service.ask('ops', ENABLE, { id, reason: 'Came back' })).toEqual({ enablePerson: { id, disabled: false } });
    expect(await told()).toEqual([[id, true], [id, false]]);
    expect(await service.worker.query("select actor_id, before, after from audit where entity = 'person' and entity_id = $1 and version > 1 order by version", [id])).toEqual([
      { actor_id: person('ops').id, before: expect.objectContaining({ disabled: false }), after: expect.objectContaining({ disabled: true, standing_reason: 'Left' }) },
      { actor_id: person('ops').id, before: expect.objectContaining({ disabled: true, standing_reason: 'Left' }), after: expect.objectContaining({ disabled: false, standing_reason: 'Came back' }) },
    ]);
  });

  it('reaches a person of the whole country, and one of two provinces', async () => {
    for (const login of ['drc', 'fin']) expect(await service.ask('ops', DISABLE, { id: person(login).id, reason: 'Token lost' })).toEqual({ disablePerson: { id: person(login).id, disabled: true } });
  });

  it('holds when the service starts again with the same list', async () => {
    await service.ask('ops', DISABLE, { id, reason: 'Left' });
    await loadReference(service.worker, service.clock, true);
    expect(await told()).toEqual([[id, true]]);
    expect((await service.ask<{ people: { nodes: { id: string }[] } }>('gov', '{ people(role: "clerk") { nodes { id } } }')).people.nodes.map((each) => each.id)).toEqual([person('clerk.ly').id]);
  });

  it('tells nothing of the same again or a repeated key', async () => {
    for (let time = 0; time < 2; time += 1) expect(await service.ask('ops', DISABLE, { id, reason: 'Left', key: 'k1' })).toEqual({ disablePerson: { id, disabled: true } });
    await service.ask('ops', DISABLE, { id, reason: 'Left' });
    expect(await told()).toEqual([[id, true]]);
  });

  it.each([['oneself', 'ops', person('ops').id, 'RULE_BROKEN', 'access.not-oneself'], ['nobody', 'ops', 'per_nobody', 'NOT_FOUND', 'access.not-found'], ['a person by a leader', 'gov', id, 'FORBIDDEN', 'access.not-your-task'], ['a person by a clerk', 'clerk.ly', id, 'FORBIDDEN', 'access.not-your-task']])(
    'refuses to disable %s, and changes nothing', async (_, login, of, code, rule) => {
      expect((await service.answer(login, DISABLE, { id: of, reason: 'Because' })).errors).toMatchObject([{ code, rule }]);
      expect(await told()).toEqual([]);
    });

  it('lets the service\'s own role change nothing else of a person', async () => {
    const rights = await service.worker.query<{ name: string }[]>("select attname as name from pg_attribute where attrelid = 'person'::regclass and attnum > 0 and has_column_privilege(replace(current_user, 'worker', 'app'), attrelid, attnum, 'UPDATE') order by 1");
    await service.ask('ops', '{ me { id } }');
    expect(rights.map((each) => each.name)).toEqual(['disabled', 'standing_reason', 'version']);
  });
});
