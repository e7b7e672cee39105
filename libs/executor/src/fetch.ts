import type { FetchNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import type { Kinds } from './kinds';
import { eachObjectAt, placesAt, type PlanPath } from './places';
import { representation, type Represent } from './representation';
import { rewriteAll, type Rewrite } from './rewrites';
import type { Run } from './run';
import { nameless, type Task } from './tasks';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject, type Path, type Variables } from './value';
import { Wanted } from './wanted';

/** One request to a service, as the plan has it: the same object for each run of the plan. `head` is its JSON up to the variables. */
export interface Fetch { service: string; query: string; head: string; kind: 'query' | 'mutation' | 'subscription' }
/** `bytes`: what was sent for it. */
export type Answer = Pick<FormattedExecutionResult<JsonObject>, 'data' | 'errors'> & { bytes?: number };
export type Step = (run: Run) => Promise<void> | undefined;

/** The body of a request; what `variables` and `entities` hold is JSON already. */
export const bodyOf = ({ head }: Fetch, variables: string, representations: string | null): string =>
  `${head}${variables}${representations === null ? '' : `${variables && ','}"representations":[${representations}]`}}}`;

/** A fetch of root fields, or of fields of what already lies at its paths. */
export function fetchStep({ node, paths, otherwise }: Task, kinds: Kinds): Step {
  const [path = []] = paths;
  return node.requires ? entityStep(askOf(node, kinds), otherwise && askOf(otherwise, kinds), paths) : rootStep(fetchOf(node), path, node.variableUsages ?? [], rewriteAll(node.outputRewrites, kinds));
}

function fetchOf(node: FetchNode): Fetch {
  const query = nameless(node);
  return { service: node.serviceName, query, head: `{"query":${JSON.stringify(query)},"variables":{`, kind: node.operationKind };
}

/** How entities are asked for. */
interface EntityFetch { fetch: Fetch; used: readonly string[]; represent: Represent; came: Rewrite | null }

const askOf = (node: FetchNode, kinds: Kinds): EntityFetch => ({ fetch: fetchOf(node), used: node.variableUsages ?? [], represent: representation(node.requires ?? [], rewriteAll(node.inputRewrites, kinds), kinds), came: rewriteAll(node.outputRewrites, kinds) });

function rootStep(fetch: Fetch, path: PlanPath, used: readonly string[], came: Rewrite | null): Step {
  return async (run) => {
    const places = new Set<JsonObject>();
    eachObjectAt(run, path, (place) => { places.add(place); });
    if (places.size === 0) return;
    const { data, errors } = await run.ask(fetch, members(run.variables, used), null);
    if (errors) run.errors.push(...errors.map((error) => ({ error, service: fetch.service, path: error.path && [...path.filter((step) => step !== '@'), ...error.path] })));
    if (!data) return;
    came?.(data);
    for (const place of places) mergeInto(place, data);
  };
}

function entityStep(asked: EntityFetch, otherwise: EntityFetch | null, paths: readonly PlanPath[]): Step {
  const { represent } = asked;
  return (run) => {
    const wanted = new Wanted(run.shared);
    const wantedElse = otherwise && new Wanted(run.shared);
    for (const path of paths) {
      wanted.beginPath();
      wantedElse?.beginPath();
      eachObjectAt(run, path, (entity, holder, key) => {
        const told = represent(entity);
        if (told) return wanted.add(told, entity, holder, key);
        const less = otherwise?.represent(entity);
        if (less) wantedElse?.add(less, entity, holder, key);
      });
    }
    const filling = wanted.texts.length > 0 ? fill(run, asked, wanted, paths) : undefined;
    if (!otherwise || !wantedElse || wantedElse.texts.length === 0) return filling;
    return Promise.all([filling, fill(run, otherwise, wantedElse, paths)]).then(() => undefined);
  };
}

/** Each entity that came back goes to all who asked for it. */
async function fill(run: Run, { fetch, used, came }: EntityFetch, { texts, typeNames, firsts, others }: Wanted, paths: readonly PlanPath[]): Promise<void> {
  const { data, errors } = await run.ask(fetch, members(run.variables, used), { texts, typeNames });
  if (errors) tell(run, fetch.service, errors, (at) => [firsts[at], ...others?.get(at) ?? []], paths);
  if (!data) return;
  const entities = own(data, '_entities');
  if (!Array.isArray(entities) || entities.length !== firsts.length) throw new Error(`${fetch.service} was asked for ${firsts.length} entities and answered ${Array.isArray(entities) ? entities.length : 'none'}`);
  for (let at = 0; at < firsts.length; at += 1) {
    const entity: Json = entities[at];
    const first = firsts[at];
    if (!isObject(entity) || !first) continue;
    if (came) {
      if (!entity['__typename'] && first['__typename'] !== undefined) setOwn(entity, '__typename', first['__typename']);
      came(entity);
    }
    // Whoever shares an answer must not share its objects: a later fetch fills each by itself.
    if (others) for (const other of others.get(at) ?? []) mergeInto(other, entity, true);
    mergeInto(first, entity);
  }
}

type Errors = NonNullable<Answer['errors']>;

/** An error of the third entity is one of each place that asked for it. */
function tell(run: Run, service: string, errors: Errors, askedBy: (at: number) => (JsonObject | undefined)[], paths: readonly PlanPath[]): void {
  const places = paths.flatMap((path) => placesAt(run.data, path));
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? [];
    const meant = root === '_entities' && typeof index === 'number' ? askedBy(index) : [undefined];
    if (meant[0] === undefined) run.errors.push({ error, service, path: undefined });
    else for (const place of places) if (meant.includes(place.value)) run.errors.push({ error, service, path: [...place.path, ...rest] satisfies Path });
  }
}

function members(variables: Variables, used: readonly string[]): string {
  let text = '';
  for (const name of used) {
    const value = own(variables, name);
    if (value !== undefined) text += `${text && ','}${JSON.stringify(name)}:${JSON.stringify(value)}`;
  }
  return text;
}
