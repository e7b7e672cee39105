import type { FetchNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import { fieldsIn } from './folded';
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
export function fetchStep({ node, paths, otherwise, isOfKnownType }: Task, kinds: Kinds): Step {
  const [path = []] = paths;
  return node.requires ? entityStep(askOf(node, kinds, isOfKnownType), otherwise && { ...askOf(otherwise, kinds, isOfKnownType), fields: new Set(fieldsIn(otherwise)) }, paths) : rootStep(fetchOf(node), path, node.variableUsages ?? [], rewriteAll(node.outputRewrites, kinds));
}

function fetchOf(node: FetchNode): Fetch {
  const query = nameless(node);
  return { service: node.serviceName, query, head: `{"query":${JSON.stringify(query)},"variables":{`, kind: node.operationKind };
}

/** How entities are asked for. */
interface EntityFetch { fetch: Fetch; used: readonly string[]; represent: Represent; came: Rewrite | null }
/** What was folded into another fetch, and is asked alone where that cannot be; `fields`: of an entity. */
interface Otherwise extends EntityFetch { fields: ReadonlySet<string> }

const askOf = (node: FetchNode, kinds: Kinds, isOfKnownType: boolean): EntityFetch => ({ fetch: fetchOf(node), used: node.variableUsages ?? [], represent: representation(node.requires ?? [], rewriteAll(node.inputRewrites, kinds), kinds, isOfKnownType), came: rewriteAll(node.outputRewrites, kinds) });

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

function entityStep(asked: EntityFetch, otherwise: Otherwise | null, paths: readonly PlanPath[]): Step {
  const { represent } = asked;
  return (run) => {
    const wanted = new Wanted(represent, run.shared);
    const wantedElse = otherwise && new Wanted(otherwise.represent, run.shared);
    for (const path of paths) {
      wanted.beginPath();
      wantedElse?.beginPath();
      eachObjectAt(run, path, (entity, holder, key) => { if (!wanted.add(entity, holder, key)) wantedElse?.add(entity, holder, key); });
    }
    const filling = wanted.texts.length > 0 ? fill(run, asked, wanted, paths, otherwise) : undefined;
    if (!otherwise || !wantedElse || wantedElse.texts.length === 0) return filling;
    return allOf([filling, fill(run, otherwise, wantedElse, paths, null)]);
  };
}

/** Ends when all have ended, also where one fails: nothing is filled after that. */
async function allOf(steps: readonly (Promise<void> | undefined)[]): Promise<void> {
  for (const each of await Promise.allSettled(steps)) if (each.status === 'rejected') throw each.reason;
}

/** Each entity that came back goes to all who asked for it. `otherwise`: what is asked of those that were lost to an error. */
async function fill(run: Run, { fetch, used, came }: EntityFetch, wanted: Wanted, paths: readonly PlanPath[], otherwise: Otherwise | null, isAgain = false): Promise<void> {
  const { texts, typeNames, firsts, others } = wanted;
  const askedBy: AskedBy = (at) => [firsts[at], ...others?.get(at) ?? []];
  const { data, errors } = await run.ask(fetch, members(run.variables, used), { texts, typeNames });
  const entities = data && own(data, '_entities');
  const lost = otherwise && errors ? lostOf(firsts.length, entities, errors) : null;
  if (errors) tell(run, fetch.service, lost && otherwise ? errors.filter(({ path }) => !(lost.has(path?.[1] as number) && otherwise.fields.has(path?.[2] as string))) : errors, askedBy, paths, isAgain);
  if (data) {
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
  if (otherwise && lost && lost.size > 0) await fillLost(run, otherwise, new Set([...lost].flatMap(askedBy)), paths);
}

/** Entities that did not come, with an error that may be why. */
function lostOf(count: number, entities: Json, errors: Errors): Set<number> {
  const lost = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    if (!(Array.isArray(entities) && isObject(entities[at])) && errors.some(({ path }) => path?.[1] === undefined || path[1] === at)) lost.add(at);
  }
  return lost;
}

/** A field that fails may take its entity with it: what needs nothing required is asked for alone then, and its errors are those of this answer. */
function fillLost(run: Run, otherwise: Otherwise, lost: ReadonlySet<JsonObject | undefined>, paths: readonly PlanPath[]): Promise<void> | undefined {
  const wanted = new Wanted(otherwise.represent, run.shared);
  for (const path of paths) {
    wanted.beginPath();
    eachObjectAt(run, path, (entity, holder, key) => { if (lost.has(entity)) wanted.add(entity, holder, key); });
  }
  return wanted.texts.length > 0 ? fill(run, otherwise, wanted, paths, null, true) : undefined;
}

type Errors = NonNullable<Answer['errors']>;
type AskedBy = (at: number) => (JsonObject | undefined)[];

/** An error of the third entity is one of each place that asked for it. `isAgain`: what was told of these places before is told once. */
function tell(run: Run, service: string, errors: Errors, askedBy: AskedBy, paths: readonly PlanPath[], isAgain: boolean): void {
  const places = paths.flatMap((path) => placesAt(run.data, path));
  const add = (error: Errors[number], path: Path | undefined): void => {
    if (isAgain && run.errors.some((told) => told.service === service && told.error.message === error.message && String(told.path) === String(path))) return;
    run.errors.push({ error, service, path });
  };
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? [];
    const meant = root === '_entities' && typeof index === 'number' ? askedBy(index) : [undefined];
    if (meant[0] === undefined) add(error, undefined);
    else for (const place of places) if (meant.includes(place.value)) add(error, [...place.path, ...rest]);
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
