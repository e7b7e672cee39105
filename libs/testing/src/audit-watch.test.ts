import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publishers } from '@cornerstone/events/topics';
import { enter, record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import { query } from '@cornerstone/runtime/transaction';
import { watchAudit, type AuditWatch } from './audit-watch';
import { aBridge, begun, Bridge, onServer, openBridges, opened, type Bridges } from './bridges';

const apps = (path: string): string => fileURLToPath(new URL(`../../../apps/${path}`, import.meta.url));

describe('what mutations leave in the audit 变更留痕 (I8)', () => {
  let bridges: Bridges;
  let watch: AuditWatch;
  let id: string;

  beforeAll(async () => {
    bridges = await openBridges();
    await onServer(bridges.database.ownerUrl, (client) => client.query("create table toll (id text primary key, bridge_id text not null, amount integer, paid_on date); grant select, insert, update, delete on toll to projects_app; grant delete on bridge to projects_app"));
    watch = await watchAudit({ name: 'projects', slices: [{ name: 'bridges', title: '桥梁', entities: [Bridge] }] }, bridges.database.ownerUrl, bridges.worker);
  });
  afterAll(() => bridges.close());
  beforeEach(async () => {
    ({ id } = await bridges.as('clerk.zz', (tx) => enter(tx, Bridge, aBridge(), [begun()])));
    await bridges.as('clerk.zz', async (tx) => record(tx, await load(tx, Bridge, id), [opened()], () => ({ name: '新桥', spans: [{ metres: 7 }] })));
    expect(await watch.unaudited()).toEqual([]);
  });

  /** What the watch says of statements in one transaction, beside a change that is recorded as it should be. */
  const saidOf = async (statement: string, recorded = true): Promise<string[]> => {
    await bridges.as('clerk.zz', async (tx) => {
      if (recorded) await enter(tx, Bridge, aBridge(), [begun()]);
      await query(tx, statement.replaceAll('§', id));
    });
    return (await watch.unaudited()).map((said) => said.replace(id, '§'));
  };

  it('is nothing where a statement goes past the record: the watch says so', async () => {
    expect(await saidOf("update bridge set name = 'x' where id = '§'", false)).toEqual(['bridge §: nothing says in the audit who did it']);
    expect(await saidOf("update bridge set name = 'y' where id = '§'")).toEqual(['bridge §: name changed without an audit row of its own']);
    expect(await saidOf("update bridge set name = 'z', version = version + 1 where id = '§'")).toEqual(['bridge §: name, version changed without an audit row of its own']);
    expect(await saidOf("delete from bridge where id = '§'")).toEqual(['bridge §: deleted']);
  });

  it('may be an event alone where a row is added or filled once, and not where one is written over', async () => {
    expect(await saidOf("insert into toll values ('§', '§')", false)).toEqual(['toll §: nothing says in the audit who did it']);
    expect(await saidOf("update toll set paid_on = '2024-01-01', amount = 7 where id = '§'")).toEqual([]);
    await bridges.as('clerk.zz', (tx) => query(tx, "insert into toll values ($1 || '2', $1, 7)", [id]));
    await watch.unaudited();
    expect(await saidOf("update toll set paid_on = '2024-01-01' where id = '§2'")).toEqual([]);
    expect(await saidOf("update toll set amount = 8 where id = '§2'")).toEqual(['toll §2: amount was written over, and what was before is kept nowhere']);
  });

  it('is another value than the row has: the watch says so', async () => {
    expect(await saidOf("with audited as (insert into audit (actor_id, entity, entity_id, version, known_on, region_paths, event_ids, before, after) select current_setting('app.actor'), 'bridge', '§', 3, '2024-01-01', '{410000.410100}', '{}', '{\"name\": \"old\", \"version\": 2}', '{\"name\": \"false\", \"version\": 3}') update bridge set name = 'x', version = 3 where id = '§'"))
      .toEqual(['bridge §: name is "x", after says "false"', 'bridge §: name was "新桥", before says "old"']);
  });

  const testsOf = (service: string): string => readdirSync(apps(`${service}/src`), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).map((file) => readFileSync(apps(`${service}/src/${file}`), 'utf8')).join('\n');
  const mutationsOf = (service: string): string[] => {
    const [, body = ''] = /\btype Mutation[^{]*\{([^]*?)\n\}/.exec(readFileSync(apps(`${service}/schema.graphql`), 'utf8')) ?? [];
    return [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name);
  };

  it.each(publishers)('is looked at for every mutation of %s: each is made by a test that runs on the watched service', (service) => {
    const tests = testsOf(service);
    expect(mutationsOf(service)).not.toEqual([]);
    expect(mutationsOf(service).filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([]);
  });
});
