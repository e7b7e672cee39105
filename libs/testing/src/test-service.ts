import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Received } from '@cornerstone/events/define';
import { day, type Day } from '@cornerstone/kernel/day';
import { createClock, type Clock } from '@cornerstone/runtime/clock';
import { openDatabase } from '@cornerstone/runtime/database';
import { formatRefusal } from '@cornerstone/runtime/graph/refusals';
import { buildSubgraph } from '@cornerstone/runtime/graph/schema';
import { giveEffect } from '@cornerstone/runtime/bus/effect';
import { createInbox } from '@cornerstone/runtime/bus/inbox';
import { createLog } from '@cornerstone/runtime/log';
import { Request } from '@cornerstone/runtime/request';
import { consumersOf, copiesOf, entitiesOf, type ServiceDefinition } from '@cornerstone/runtime/service';
import { runTicks } from '@cornerstone/runtime/run-ticks';
import type { Actor } from '@cornerstone/runtime/actor';
import type { DataSource } from 'typeorm';
import { watchAudit } from './audit-watch';
import { onServer } from './bridges';
import { toldByDirectory } from './directory';
import { person } from './people';
import { cloneDatabase, type TestDatabase } from './test-database';

// Answers are read by tests as they come: each test says which shape it expects.
export interface Answer<T> { data: T; errors: { message: string; path?: readonly (string | number)[]; code: string; rule: string | undefined; details: unknown }[] }

export interface TestService {
  worker: DataSource;
  /** Under row security, as the resolvers have it. */
  app: DataSource;
  /** As migrations run: for what happens to a service from outside. */
  ownerUrl: string;
  clock: Clock;
  /** Asks the subgraph as a person of the demonstration, or as another one; throws when it answers with errors. */
  ask<T>(login: string | Actor, document: string, variables?: object, options?: { asOf?: Day }): Promise<T>;
  /** Asks and answers everything, errors included. */
  answer<T>(login: string | Actor, document: string, variables?: object, options?: { asOf?: Day }): Promise<Answer<T>>;
  /** Hears an event through the inbox; false when it was heard before. */
  hear(event: Received): Promise<boolean>;
  /** Hears all that is told of projects: `tell(aProject().started('2024-03-01'))`. */
  tell(...stories: readonly { events: readonly Received[] }[]): Promise<void>;
  /** Types and data of the events recorded so far, oldest first. */
  events(): Promise<{ type: string; data: Record<string, unknown>; project_id: string | null; aggregate_version: number; known_on: string }[]>;
  /** Runs the scheduled rules for a day, which becomes today. */
  tick(day: Day): Promise<void>;
  stop(): Promise<void>;
}

/** A service on a clone of its real database, without broker or HTTP: resolvers, rules, inbox and outbox are the real ones. */
export async function startTestService(definition: ServiceDefinition, today = '2024-11-20'): Promise<TestService> {
  const { name, slices } = definition;
  const database = await cloneDatabase(name);
  await refuseUnheard(definition, database);
  const log = createLog(name, 'error');
  const clock = createClock();
  clock.moveTo(day(today));
  const entities = entitiesOf(slices);
  const app = await openDatabase({ url: database.appUrl, name, connections: 5 }, entities);
  const worker = await openDatabase({ url: database.workerUrl, name: `${name}-worker`, connections: 3 }, entities);
  const watch = await watchAudit(definition, database.ownerUrl, worker);
  const inbox = createInbox(worker, name, [...copiesOf(definition).flatMap((copies) => copies.consumers), ...consumersOf(definition, clock)], clock, log, () => undefined);
  const { schema } = await buildSubgraph(slices);
  const apollo = new ApolloServer<Request>({ schema, formatError: formatRefusal(log, 'en'), includeStacktraceInErrorResponses: false, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  // At once, for every test of every service begins with it.
  await inbox.within((tx) => giveEffect(tx, toldByDirectory().filter(({ type }) => inbox.earsFor(type).length > 0), inbox.earsFor));

  const answer = async <T>(login: string | Actor, query: string, variables: object = {}, options: { asOf?: Day } = {}): Promise<Answer<T>> => {
    const request = new Request({ source: app, service: name, clock, wakeRelay: () => undefined }, typeof login === 'string' ? person(login) : login, options.asOf ?? null, null);
    try {
      const { body } = await apollo.executeOperation({ query, variables: { ...variables } }, { contextValue: request });
      if (body.kind !== 'single') throw new Error('one answer expected');
      const errors = (body.singleResult.errors ?? []).map(({ message, path, extensions }) => ({ message, ...(path && { path }), code: String(extensions?.['code']), rule: extensions?.['rule'] as string | undefined, details: extensions?.['details'] }));
      // Every mutation of every test: what it changed is in the audit, with who, before and after.
      if (/\bmutation\b/.test(query)) {
        const unaudited = await watch.unaudited();
        if (unaudited.length > 0) throw new Error(`not audited: ${unaudited.join('; ')} (or the test itself wrote it past the mutations)`);
      }
      // Plain objects, as a client would read them from JSON.
      return { data: JSON.parse(JSON.stringify(body.singleResult.data ?? null)) as T, errors };
    } finally {
      await request.close();
    }
  };
  return {
    worker, app, ownerUrl: database.ownerUrl, clock, answer,
    async ask<T>(login: string | Actor, document: string, variables?: object, options?: { asOf?: Day }): Promise<T> {
      const { data, errors } = await answer<T>(login, document, variables, options);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    hear: (event) => inbox.receive(event),
    async tell(...stories) {
      for (const event of stories.flatMap(({ events }) => events)) await inbox.receive(event);
    },
    events: () => worker.query('select type, data, project_id, aggregate_version, known_on::text from event e join pending p on p.event_id = e.id order by p.seq'),
    async tick(on) {
      clock.moveTo(on);
      await runTicks(worker, name, slices.flatMap((slice) => [...(slice.ticks ?? [])]), on);
    },
    async stop() {
      await apollo.stop();
      await Promise.all([app.destroy(), worker.destroy()]);
      await database.drop();
    },
  };
}

/** A policy that rests on a copy which nothing fills would hide every row, from everybody. */
async function refuseUnheard(definition: ServiceDefinition, database: TestDatabase): Promise<void> {
  if (copiesOf(definition).some(({ tables }) => tables.includes('project_copy'))) return;
  const { rows } = await onServer(database.ownerUrl, (client) => client.query<{ name: string }>("select distinct tablename as name from pg_policies where concat(qual, with_check) like '%project_copy%' order by 1"));
  if (rows.length === 0) return;
  await database.drop();
  throw new Error(`the policies of ${rows.map(({ name }) => name).join(', ')} rest on project_copy: add copies: [projectCopies] to the definition of ${definition.name}`);
}
