import type { FetchNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import type { Kinds } from './kinds';
import { eachObjectAt, placesAt, type PlanPath } from './places';
import { representation, type Represent } from './representation';
import { rewriteAll, type Rewrite } from './rewrites';
import type { Run } from './run';
import { isAlike, isObject, mergeInto, own, setOwn, type Json, type JsonObject, type Path, type Variables } from './value';

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

/** Entities to be asked for, each once. `others`: those of an equal representation that are not alike in all that is known of them. */
interface Wanted { texts: string[]; typeNames: string[]; firsts: JsonObject[]; others: Map<number, JsonObject[]> | null }

function entityStep(fetch: Fetch, path: PlanPath, used: readonly string[], represent: Represent, came: Rewrite | null): Step {
  return (run) => {
    const wanted = wantedIn(run, path, represent);
    return wanted.texts.length === 0 ? undefined : fill(run, fetch, members(run.variables, used), wanted, path, came);
  };
}

function wantedIn(run: Run, path: PlanPath, represent: Represent): Wanted {
  const known = new Map<string, number>();
  const wanted: Wanted = { texts: [], typeNames: [], firsts: [], others: null };
  eachObjectAt(run, path, (entity, holder, key) => {
    const told = represent(entity);
    if (!told) return;
    const at = known.get(told.text);
    const first = at === undefined ? undefined : wanted.firsts[at];
    if (at === undefined || !first) {
      known.set(told.text, wanted.firsts.length);
      wanted.texts.push(told.text);
      wanted.typeNames.push(told.typeName);
      wanted.firsts.push(entity);
    } else if (first === entity) return;
    else if (isAlike(first, entity)) {
      // What lies here is asked for, filled and written as one from now on.
      if (Array.isArray(holder)) holder[Number(key)] = first;
      else setOwn(holder, String(key), first);
      run.shared.add(first);
    } else {
      wanted.others ??= new Map();
      const others = wanted.others.get(at);
      if (!others) wanted.others.set(at, [entity]);
      else if (!others.includes(entity)) others.push(entity);
    }
  });
  return wanted;
}

/** Each entity that came back goes to all who asked for it. */
async function fill(run: Run, fetch: Fetch, variables: string, { texts, typeNames, firsts, others }: Wanted, path: PlanPath, came: Rewrite | null): Promise<void> {
  const { data, errors } = await run.ask(fetch, variables, { texts, typeNames });
  if (errors) tell(run, fetch.service, errors, (at) => [firsts[at], ...others?.get(at) ?? []], path);
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
function tell(run: Run, service: string, errors: Errors, askedBy: (at: number) => (JsonObject | undefined)[], path: PlanPath): void {
  const places = placesAt(run.data, path);
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
