import type { FetchNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import type { Kinds } from './kinds';
import { objectsAt, placesAt, type PlanPath } from './places';
import { representation, type Represent } from './representation';
import { rewriteAll, type Rewrite } from './rewrites';
import type { Entities, Run } from './run';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject, type Path, type Variables } from './value';

/** One request to a service, as the plan has it: the same object for each run of the plan. `head` is its JSON up to the variables. */
export interface Fetch { service: string; query: string; head: string; kind: 'query' | 'mutation' | 'subscription' }
/** `bytes`: what was sent for it. */
export type Answer = Pick<FormattedExecutionResult<JsonObject>, 'data' | 'errors'> & { bytes?: number };
export type Step = (run: Run) => Promise<void> | undefined;

/** The body of a request; what `variables` and `entities` hold is JSON already. */
export const bodyOf = ({ head }: Fetch, variables: string, representations: string | null): string =>
  `${head}${variables}${representations === null ? '' : `${variables && ','}"representations":[${representations}]`}}}`;

/** A fetch of root fields, or of fields of what already lies at a path. */
export function fetchStep(node: FetchNode, path: PlanPath, kinds: Kinds): Step {
  const query = nameless(node.operation, node.operationName);
  const fetch: Fetch = { service: node.serviceName, query, head: `{"query":${JSON.stringify(query)},"variables":{`, kind: node.operationKind };
  const used = node.variableUsages ?? [];
  const came = rewriteAll(node.outputRewrites, kinds);
  return node.requires ? entityStep(fetch, path, used, representation(node.requires, rewriteAll(node.inputRewrites, kinds), kinds), came) : rootStep(fetch, path, used, came);
}

/** Fetches of operations that differ by their names are equal. */
const nameless = (text: string, name: string | undefined): string => (name ? text.replace(new RegExp(`^(query|mutation) ${name}\\b`), '$1') : text);

function rootStep(fetch: Fetch, path: PlanPath, used: readonly string[], came: Rewrite | null): Step {
  return async (run) => {
    const places = objectsAt(run.data, path);
    if (places.length === 0) return;
    const { data, errors } = await run.ask(fetch, members(run.variables, used), null);
    if (errors) run.errors.push(...errors.map((error) => ({ error, service: fetch.service, path: error.path && [...path.filter((step) => step !== '@'), ...error.path] })));
    if (!data) return;
    came?.(data);
    for (const place of places) mergeInto(place, data);
  };
}

function entityStep(fetch: Fetch, path: PlanPath, used: readonly string[], represent: Represent, came: Rewrite | null): Step {
  return (run) => {
    const asked = new Map<string, JsonObject[]>();
    const typeNames: string[] = [];
    for (const entity of objectsAt(run.data, path)) {
      const told = represent(entity);
      if (!told) continue;
      const alike = asked.get(told.text);
      if (alike) { alike.push(entity); continue; }
      asked.set(told.text, [entity]);
      typeNames.push(told.typeName);
    }
    return typeNames.length === 0 ? undefined : fill(run, fetch, members(run.variables, used), { texts: [...asked.keys()], typeNames }, [...asked.values()], path, came);
  };
}

/** Each entity that came back goes to all who asked for it. */
async function fill(run: Run, fetch: Fetch, variables: string, told: Entities, asked: readonly JsonObject[][], path: PlanPath, came: Rewrite | null): Promise<void> {
  const { data, errors } = await run.ask(fetch, variables, told);
  if (errors) tell(run, fetch.service, errors, asked, path);
  if (!data) return;
  const entities = own(data, '_entities');
  if (!Array.isArray(entities) || entities.length !== asked.length) throw new Error(`${fetch.service} was asked for ${asked.length} entities and answered ${Array.isArray(entities) ? entities.length : 'none'}`);
  for (let at = 0; at < asked.length; at += 1) {
    const entity: Json = entities[at];
    const [first, ...others] = asked[at] ?? [];
    if (!isObject(entity) || !first) continue;
    if (!entity['__typename'] && first['__typename'] !== undefined) setOwn(entity, '__typename', first['__typename']);
    came?.(entity);
    // Whoever shares an answer must not share its objects: a later fetch fills each by itself.
    for (const other of others) mergeInto(other, entity, true);
    mergeInto(first, entity);
  }
}

type Errors = NonNullable<Answer['errors']>;

/** An error of the third entity is one of each place that asked for it. */
function tell(run: Run, service: string, errors: Errors, asked: readonly JsonObject[][], path: PlanPath): void {
  const pathOf = new Map(placesAt(run.data, path).map(({ value, path: at }) => [value, at]));
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? [];
    const meant = root === '_entities' && typeof index === 'number' ? asked[index] : undefined;
    if (!meant) run.errors.push({ error, service, path: undefined });
    else for (const entity of meant) run.errors.push({ error, service, path: [...(pathOf.get(entity) ?? []), ...rest] satisfies Path });
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
