import { createRequire } from 'node:module';
import { now, type Fetch } from './heard';
import type { Recorder } from './recorder';

const require = createRequire(import.meta.url);
/** As it was before it was listened to: what we read ourselves is none of the app's work. */
const { parse: readJson } = JSON;
type Work = (this: unknown, ...given: unknown[]) => unknown;
interface DataSource { process: (asked: { request: { query?: string } }) => Promise<unknown> }

/** Functions of the libraries that are looked at one by one: where they live, before anybody has taken them from there. */
const FUNCTIONS: [module: string, names: string[]][] = [
  ['graphql/language/parser', ['parse']], ['graphql/language/printer', ['print']], ['graphql/validation/validate', ['validate']], ['graphql/execution/execute', ['execute']],
];
/** Of the gateway alone: the services have none of it to load. */
const GATEWAY_FUNCTIONS: [module: string, names: string[]][] = [
  ['@apollo/federation-internals/dist/operations', ['operationFromDocument']], ['@apollo/gateway/dist/resultShaping', ['computeResponse']], ['@apollo/gateway/dist/operationContext', ['buildOperationContext']],
];

function spanned(owner: Record<string, unknown>, name: string, recorder: Recorder, called = name): void {
  const work = owner[name] as Work;
  owner[name] = function (this: unknown, ...given: unknown[]) { return recorder.span(called, () => work.apply(this, given)); };
}

/** Apollo Server, graphql, Apollo's gateway and the global functions, each where all its callers find it. */
export async function listenToGraph(app: string, recorder: Recorder): Promise<void> {
  for (const [module, names] of [...FUNCTIONS, ...(app === 'gateway' ? GATEWAY_FUNCTIONS : [])]) for (const name of names) spanned(require(module) as Record<string, unknown>, name, recorder);
  const subtle = Object.getPrototypeOf(crypto.subtle) as Record<string, unknown>;
  for (const name of ['sign', 'verify', 'importKey']) spanned(subtle, name, recorder, `crypto: ${name}`);
  for (const name of ['parse', 'stringify']) spanned(JSON as unknown as Record<string, unknown>, name, recorder, `JSON.${name}`);
  if (app === 'gateway') listenToPlans(recorder);

  const { ApolloServer } = await import('@apollo/server');
  const prototype = ApolloServer.prototype as unknown as Record<string, Work>;
  const execute = prototype['executeHTTPGraphQLRequest'] as Work;
  prototype['executeHTTPGraphQLRequest'] = async function (this: unknown, ...given: unknown[]) {
    recorder.mark('graphFrom');
    const answer = await execute.apply(this, given);
    recorder.mark('graphTo');
    return answer;
  };
}

function listenToPlans(recorder: Recorder): void {
  const { QueryPlanner } = require('@apollo/query-planner') as { QueryPlanner: { prototype: Record<string, unknown> } };
  spanned(QueryPlanner.prototype, 'buildQueryPlan', recorder);
  const executing = require('@apollo/gateway/dist/executeQueryPlan') as { executeQueryPlan: Work };
  const { executeQueryPlan } = executing;
  executing.executeQueryPlan = async function (this: unknown, plan, services, ...given) {
    for (const [service, source] of Object.entries(services as Record<string, DataSource>)) listenToFetches(service, source, recorder);
    recorder.mark('planFrom');
    const answer = await executeQueryPlan.call(this, plan, services, ...given);
    recorder.mark('planTo');
    return answer;
  };
  listenToSending();
}

const listened = new WeakSet<DataSource>();
/** Fetches that have been asked for and not sent yet, by their text: the one that sends it is the first that waits. */
const unsent = new Map<string, Fetch[]>();

function listenToFetches(service: string, source: DataSource, recorder: Recorder): void {
  if (listened.has(source)) return;
  listened.add(source);
  const ask = source.process.bind(source);
  source.process = async (asked) => {
    const visit = recorder.current();
    if (!visit) return ask(asked);
    const query = asked.request.query ?? '';
    const fetched: Fetch = { service, query, at: now(), ms: 0, sentAt: 0, answeredAt: 0 };
    visit.fetches.push(fetched);
    unsent.set(query, [...unsent.get(query) ?? [], fetched]);
    try {
      return await ask(asked);
    } finally {
      fetched.ms = now() - fetched.at;
    }
  };
}

function listenToSending(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    const body = typeof options?.body === 'string' ? options.body : '';
    const waiting = body.startsWith('{"query"') ? unsent.get((readJson(body) as { query: string }).query) : undefined;
    const fetched = waiting?.shift();
    if (fetched) fetched.sentAt = now();
    const answer = await send(address, options);
    if (fetched) fetched.answeredAt = now();
    return answer;
  };
}
