import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Actor } from '@cornerstone/runtime/actor';
import { mayHear, type Hearable } from '@cornerstone/runtime/hearing';
import { rights, rolesFor } from '@cornerstone/runtime/rights';
import { buildASTSchema, parse } from 'graphql';
import { guardedFields } from '../../generate/access';
import { services, type Service } from '../../services';
import { REPOSITORY, type RunningHouse } from '../running-house';
import { together } from '../together';
import { runDocumented, type RanCommand } from './documented';
import { everyMutation } from './inputs';
import { entitiesIn, fieldsOf, isShared, reachable } from './reachable';
import { mine, openOracle, reach, type Oracle } from './oracle';
import { everybody, placeless, roleNames, tokenOf, type Stranger } from './people';

interface Fault { path?: (string | number)[]; extensions: { code: string; rule?: string } }
interface IdPage { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
interface Answer<T> { data?: T | null; errors?: Fault[] }

const MONEY = ['clerk', 'drc', 'fin', 'gov', 'sup'];
const NAMES = ['drc', 'gov', 'sup'];
const AUDITS = ['drc', 'gov', 'sup', 'ops'];
const hasOne = ({ roles }: Actor, allowed: readonly string[]): boolean => roles.some((role) => allowed.includes(role));
const sorted = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();
const schemaOf = (service: Service): string => readFileSync(`${REPOSITORY}apps/${service}/schema.graphql`, 'utf8');

/** Of a house that has told its demonstration; whatever else was done in it. */
export const whoMayDoWhat = (running: () => RunningHouse): void => describe('who may see and do what 权限矩阵', () => {
  let house: RunningHouse;
  let oracle: Oracle;

  beforeAll(async () => {
    house = running();
    oracle = await openOracle(house);
  });
  afterAll(() => oracle.close());

  async function ask<T>(who: Stranger, query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(house.folder, who)}`, 'accept-language': 'en' }, body: JSON.stringify({ query, variables }),
    });
    expect([who.name, response.status < 500]).toEqual([who.name, true]);
    return await response.json() as Answer<T>;
  }

  /** Ids of all pages of a connection at the root. */
  async function allOf(who: Stranger, field: string): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { data }: Answer<Record<string, IdPage>> = await ask(who, `query($after: String) { ${field}(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`, { after });
      const page: IdPage | undefined = data?.[field];
      if (!page) throw new Error(`${who.name} got no ${field}`);
      ids.push(...page.nodes.map((node) => node.id));
      if (!page.pageInfo.hasNextPage) return sorted(ids);
      after = page.pageInfo.endCursor;
    }
  }

  const expected = async (what: keyof typeof mine, { actor }: Stranger): Promise<string[]> => {
    const [service, sql] = mine[what];
    return sorted((await oracle.rows(service, sql, [...reach(actor), ...(sql.includes('$3') ? [hasOne(actor, MONEY)] : [])])).map(({ id }) => id));
  };

  it('shows every role in every place the rows that plain SQL says are theirs, and no other', async () => {
    const seen = new Set<number>();
    await together(everybody, async (who) => {
      const projects = await allOf(who, 'projects');
      seen.add(projects.length);
      expect([who.name, projects]).toEqual([who.name, await expected('projects', who)]);
      for (const [field, what] of [['approvalCases', 'cases'], ['issues', 'issues'], ['elementNeeds', 'needs']] as const) expect([who.name, field, await allOf(who, field)]).toEqual([who.name, field, await expected(what, who)]);
      const { data } = await ask<Record<string, { id: string }[]>>(who, `{ ${['LAND', 'FARMLAND_BALANCE', 'ENERGY', 'ENVIRONMENT', 'LABOUR', 'MATERIAL', 'MACHINERY', 'SUPPLY'].map((kind) => `${kind}: pools(kind: ${kind}) { id }`).join(' ')} }`);
      expect([who.name, sorted(Object.values(data ?? {}).flat().map(({ id }) => id))]).toEqual([who.name, await expected('pools', who)]);
    });
    // The places differ, or the comparison would say nothing.
    expect(seen.size).toBeGreaterThan(5);
  }, 300_000);

  it('shows money to those it is for, elsewhere null with FORBIDDEN and no row behind it', async () => {
    await together(everybody, async (who) => {
      const { data, errors = [] } = await ask<{ fundBatches: { id: string }[] | null; books: object[] | null; portfolio: { count: number; fundUseRate: { denominator: string } | null } }>(who, '{ fundBatches { id } books { account } portfolio { count fundUseRate { denominator } } }');
      const refused = errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code} ${extensions.rule}`).sort();
      if (!hasOne(who.actor, MONEY)) {
        expect([who.name, data?.fundBatches, data?.books, refused]).toEqual([who.name, null, null, ['books FORBIDDEN access.not-for-you', 'fundBatches FORBIDDEN access.not-for-you', 'portfolio.fundUseRate FORBIDDEN access.not-for-you']]);
        expect([who.name, typeof data?.portfolio.count, data?.portfolio.fundUseRate]).toEqual([who.name, 'number', null]);
      } else {
        expect([who.name, sorted((data?.fundBatches ?? []).map(({ id }) => id)), refused]).toEqual([who.name, await expected('batches', who), []]);
      }
    });
  }, 120_000);

  it('answers a project to whom it lies in reach, with all its parts or none', async () => {
    const projects = await oracle.rows<{ id: string; project_id: string }>('funding', 'select distinct on (project_id) project_id, id from fund_line order by project_id');
    const PARTS = 'query($id: ID!) { project(id: $id) { id funding { lines { id } } approvals { kind } issues { id } guarantees { kind } timeline(first: 100) { totalCount nodes { source } } listings { year } } }';
    type Parts = { project: { id: string; funding: { lines: { id: string }[] } | null; issues: { id: string }[]; timeline: { totalCount: number; nodes: { source: string }[] } } | null };
    await together(everybody, async (who, at) => {
      const visible = new Set(await expected('projects', who));
      for (const { project_id: id } of [...projects, ...projects].slice(at % projects.length, (at % projects.length) + 4)) {
        const { data, errors = [] } = await ask<Parts>(who, PARTS, { id });
        expect([who.name, id, data?.project?.id ?? null]).toEqual([who.name, id, visible.has(id) ? id : null]);
        if (!data?.project) continue;
        const money = hasOne(who.actor, MONEY);
        const lines = await oracle.rows('funding', 'select id from fund_line where project_id = $1', [id]);
        expect([who.name, data.project.funding && sorted(data.project.funding.lines.map((line) => line.id))]).toEqual([who.name, money ? sorted(lines.map((line) => line.id)) : null]);
        expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual(money ? [] : [['project.funding', 'FORBIDDEN']]);
        const [told] = await oracle.rows<{ n: number }>('supervision', "select count(*)::int as n from timeline_entry where project_id = $1 and ($2 or source <> 'funding')", [id, money]);
        expect([who.name, id, data.project.timeline.totalCount]).toEqual([who.name, id, told?.n]);
        expect(sorted(data.project.issues.map((issue) => issue.id))).toEqual(sorted((await oracle.rows('supervision', 'select id from issue where project_id = $1', [id])).map((issue) => issue.id)));
      }
    });
  }, 300_000);

  it('tells names to those who need them, one\'s department and oneself; to others the title', async () => {
    const people = await oracle.rows<{ id: string; name: string; departments: string[] }>('directory', 'select id, name, departments from person where not disabled order by id');
    await together(everybody, async (who) => {
      const { data, errors = [] } = await ask<{ people: { nodes: { id: string; name: string | null; title: string }[] } }>(who, '{ people(first: 100) { nodes { id name title } } }');
      const told = people.map(({ id, name, departments }) => [id, hasOne(who.actor, NAMES) || departments.some((each) => who.actor.departments.includes(each)) ? name : null]);
      expect([who.name, data?.people.nodes.map(({ id, name }) => [id, name])]).toEqual([who.name, told]);
      expect([who.name, errors.length]).toEqual([who.name, told.filter(([, name]) => name === null).length]);
      expect(data?.people.nodes.every(({ title }) => title.length > 0)).toBe(true);
    });
  }, 120_000);

  it('lets every role do the operations of the table, and refuses the others before anything else', async () => {
    const graph = buildASTSchema(parse(readFileSync(`${REPOSITORY}apps/gateway/supergraph.graphql`, 'utf8')), { assumeValid: true, assumeValidSDL: true });
    const mutations = everyMutation(graph.getMutationType() as never);
    // What the gateway alone asks for (@inaccessible) is in the table and in no graph.
    const tabled = Object.entries(rights).flatMap(([service, own]) => (service === 'every' ? [] : Object.keys(own))).filter((name) => name !== 'registerFile');
    expect(sorted(mutations.map(({ operation }) => operation))).toEqual(sorted(tabled));
    await together(mutations.flatMap((mutation) => roleNames.map((role) => ({ ...mutation, role }))), async ({ operation, document, variables, role }) => {
      const { errors = [] } = await ask(placeless(role, operation), document, variables);
      const isRefused = errors.some(({ extensions }) => extensions.rule === 'access.not-your-task' && extensions.code === 'FORBIDDEN');
      expect([operation, role, isRefused]).toEqual([operation, role, !rolesFor(operation).includes(role)]);
      expect([operation, role, errors.filter(({ extensions }) => extensions.code === 'INTERNAL')]).toEqual([operation, role, []]);
    });
  }, 300_000);

  it('lets everybody hear of the events that plain SQL says are theirs', async () => {
    for (const service of services) {
      const events = await oracle.rows<Hearable & { id: string; position: number }>(service, 'select id, type, region_paths as "regionPaths", data from event order by id');
      await together(everybody, async (who) => {
        const theirs = await oracle.rows(service, `select id from event where ($3 or split_part(type, '.', 1) <> 'funding') and case
          when $1::text = '*' or type like 'directory.region.%' or type like 'directory.department.%' or type like 'directory.clock.%' then true
          when type like 'directory.person.%' then (region_paths = '{}' or exists (select from unnest(region_paths) place, unnest($2::text[]) mine where starts_with(place || '.', mine || '.')))
            and ($4 or exists (select from json_array_elements_text(data -> 'departments') each where each = any ($5::text[])))
          else exists (select from unnest(region_paths) place, unnest($2::text[]) mine where starts_with(place || '.', mine || '.')) end order by id`, [...reach(who.actor), hasOne(who.actor, MONEY), who.actor.roles.includes('ops'), who.actor.departments]);
        expect([service, who.name, events.filter((event) => mayHear(who.actor, event)).map(({ id }) => id)]).toEqual([service, who.name, theirs.map(({ id }) => id)]);
      });
    }
  }, 120_000);

  it('shows what was changed to its author, its department and who may read the audit, and money to those it is for', async () => {
    const [paid] = await oracle.rows<{ project_id: string; n: number }>('funding', 'select project_id, count(*)::int as n from audit where project_id is not null group by 1 order by 2 desc limit 1');
    let seen = 0;
    await together(everybody, async (who) => {
      for (const service of ['projects', 'funding', 'supervision'] as const) {
        const response = await fetch(`${house.url}/events/operate/${service}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(house.folder, who)}` }, body: JSON.stringify({ do: 'auditTrail', project: paid?.project_id, first: 100 }) });
        const { changes } = await response.json() as { changes: { id: string }[] };
        const theirs = await oracle.rows(service, `select id::text from audit where project_id = $3 and ($1::text = '*' or exists (select from unnest(region_paths) place, unnest($2::text[]) mine where starts_with(place || '.', mine || '.')))
          and ($4 or actor_id = $5 or department_id = any ($6::text[])) and ($7 or ($8 <> 'funding' and coalesce(after ->> 'kind', '') <> 'FUNDS_BREACH')) order by id desc limit 100`,
        [...reach(who.actor), paid?.project_id, hasOne(who.actor, AUDITS), who.actor.id, who.actor.departments, hasOne(who.actor, MONEY), service]);
        expect([who.name, service, changes.map(({ id }) => id)]).toEqual([who.name, service, theirs.map(({ id }) => id)]);
        seen += changes.length;
      }
    });
    expect(seen).toBeGreaterThan(100);
  }, 180_000);

  it('has no way around a guarded field to what lies behind it', () => {
    const guarded = guardedFields(new Map(services.map((service) => [service, schemaOf(service)])));
    expect(guarded.length).toBeGreaterThan(4);
    for (const service of services) {
      const schema = buildASTSchema(parse(schemaOf(service)), { assumeValid: true, assumeValidSDL: true });
      const isGuarded = (type: string, field: string): boolean => guarded.some((each) => each.service === service && each.type === type && each.field === field);
      // What is reached without a guarded field, from the root and from every entity.
      const open = reachable(schema, ['Query', ...entitiesIn(schema)], (type, field) => !isGuarded(type, field));
      const behind = guarded.filter((each) => each.service === service).map(({ type, field }) => fieldsOf(schema, type).get(field) ?? '');
      const closed = [...reachable(schema, behind, () => true)].filter((name) => !isShared(schema, name));
      expect([service, closed.filter((name) => open.has(name))]).toEqual([service, []]);
    }
  });

  it('runs what docs/audit.md, files.md, sign-in.md and spreadsheets.md tell the reader to type', async () => {
    const folder = `${house.folder}/documented`;
    mkdirSync(folder);
    // The smallest that begins as a JPEG does.
    writeFileSync(`${folder}/site.jpg`, Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(500), Buffer.from('ffd9', 'hex')]));
    const [clerk] = await oracle.rows('directory', "select id from person where login = 'clerk.zz'");
    const [project] = await oracle.rows<{ code: string }>('projects', "select code from project where '410000.410100' = any(region_paths) order by code limit 1");
    const reader = { 'per_…': clerk?.id ?? '', P0052: project?.code ?? '', 'CODE ': `${project?.code ?? ''} `, 'list.csv': 'list-of-one.csv' };
    const uploaded = ({ command, stdout }: RanCommand): Record<string, string> => (command.includes('--data-binary') ? { 'fil_…': (JSON.parse(stdout) as { id: string }).id } : {});
    await together(['docs/audit.md', 'docs/files.md', 'docs/sign-in.md', 'docs/spreadsheets.md'], async (document) => {
      const ran = await runDocumented(house, document, folder, reader, uploaded);
      expect([document, ran.length > 0, ran.filter(({ status }) => status !== 0)]).toEqual([document, true, []]);
    }, 3);
    // curl names a download by the plain name that goes with the Chinese one.
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['list.xlsx', 'list-of-one.csv', expect.stringMatching(/^fil_.*\.jpg$/)]));
  }, 180_000);
});
