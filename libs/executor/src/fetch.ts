import type { FetchNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import type { Kinds } from './kinds';
import { objectsAt, placesAt, type PlanPath } from './places';
import { representation, type Represent } from './representation';
import { rewriteAll, type Rewrite } from './rewrites';
import type { Run } from './run';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject, type Path, type Variables } from './value';

/** One request to a service, as the plan has it: the same object for each run of the plan. */
export interface Fetch { service: string; query: string; operationName: string | undefined; kind: 'query' | 'mutation' | 'subscription' }
export type Answer = Pick<FormattedExecutionResult<JsonObject>, 'data' | 'errors'>;
export type Step = (run: Run) => Promise<void> | undefined;

/** A fetch of root fields, or of fields of what already lies at a path. */
export function fetchStep(node: FetchNode, path: PlanPath, kinds: Kinds): Step {
  const fetch: Fetch = { service: node.serviceName, query: node.operation, operationName: node.operationName, kind: node.operationKind };
  const used = node.variableUsages ?? [];
  const came = rewriteAll(node.outputRewrites, kinds);
  return node.requires ? entityStep(fetch, path, used, { represent: representation(node.requires, kinds), goes: rewriteAll(node.inputRewrites, kinds), came }) : rootStep(fetch, path, used, came);
}

function rootStep(fetch: Fetch, path: PlanPath, used: readonly string[], came: Rewrite | null): Step {
  return async (run) => {
    const places = objectsAt(run.data, path);
    if (places.length === 0) return;
    const { data, errors } = await run.ask(fetch, pick(run.variables, used), null);
    if (errors) run.errors.push(...errors.map((error) => ({ error, service: fetch.service, path: error.path && [...path.filter((step) => step !== '@'), ...error.path] })));
    if (!data) return;
    came?.(data);
    for (const place of places) mergeInto(place, data);
  };
}

interface Shapes { represent: Represent; goes: Rewrite | null; came: Rewrite | null }

function entityStep(fetch: Fetch, path: PlanPath, used: readonly string[], { represent, goes, came }: Shapes): Step {
  return (run) => {
    const asked = new Map<string, JsonObject[]>();
    const representations: JsonObject[] = [];
    for (const entity of objectsAt(run.data, path)) {
      const told = represent(entity);
      if (!told || typeof told['__typename'] !== 'string') continue;
      goes?.(told);
      const text = JSON.stringify(told);
      const alike = asked.get(text);
      if (alike) { alike.push(entity); continue; }
      asked.set(text, [entity]);
      representations.push(told);
    }
    return representations.length === 0 ? undefined : fill(run, fetch, { ...pick(run.variables, used), representations }, [...asked.values()], path, came);
  };
}

/** Each entity that came back goes to all who asked for it. */
async function fill(run: Run, fetch: Fetch, variables: Variables & { representations: readonly JsonObject[] }, asked: readonly JsonObject[][], path: PlanPath, came: Rewrite | null): Promise<void> {
  const { data, errors } = await run.ask(fetch, variables, variables.representations);
  if (errors) tell(run, fetch.service, errors, asked, path);
  if (!data) return;
  const entities = own(data, '_entities');
  if (!Array.isArray(entities) || entities.length !== asked.length) throw new Error(`${fetch.service} was asked for ${asked.length} entities and answered ${Array.isArray(entities) ? entities.length : 'none'}`);
  for (const [at, entity] of entities.entries() as IterableIterator<[number, Json]>) {
    if (!isObject(entity)) continue;
    const [first, ...others] = asked[at] ?? [];
    if (!first) continue;
    if (!entity['__typename'] && first['__typename'] !== undefined) setOwn(entity, '__typename', first['__typename']);
    came?.(entity);
    // Whoever shares an answer must not share its objects: a later fetch fills each by itself.
    for (const other of others) mergeInto(other, structuredClone(entity));
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

function pick(variables: Variables, used: readonly string[]): Record<string, Json> {
  const picked: Record<string, Json> = {};
  for (const name of used) {
    const value = variables[name];
    if (value !== undefined) setOwn(picked, name, value);
  }
  return picked;
}
