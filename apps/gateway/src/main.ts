import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { clientsFor } from '@cornerstone/executor/clients';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { openPlace } from '@cornerstone/files/place';
import { askingFresh } from './cache/ask-fresh';
import { openCache } from './cache/cache';
import { cacheOf } from './cache/settings';
import { readConfig } from './config';
import { demonstration } from './demonstration';
import { drain } from './draining';
import { openFiles } from './files/files';
import { recordsOf } from './files/records';
import { openFrontDoor } from './front-door';
import { startGraph } from './graph';
import { identifier } from './identity';
import { actingFor } from './identity/acting';
import { openPeople } from './identity/people';
import { gateOf, ourOperations } from './limits/from-settings';
import { boundStrangers } from './limits/strangers';
import { openMetrics } from './metrics';
import { signInOf } from './sign-in';
import { guardOf, type GuardWatch } from './services/guard';
import { guardingOf } from './services/settings';
import { streamsOf } from './streams/settings';
import { openStreams } from './streams/streams';
import { supergraphFault } from './supergraph-file';
import { watchSupergraph } from './supergraph-watch';

/** Milliseconds after the notice in which everything has ended: what drains has ten seconds. */
const LAST_MOMENT = 12_000;
// Percent of what lives that the heap grows by before it is cleared. V8 takes up to 300, most of what a gateway under load would hold (docs/decisions/0035); Node takes the flag from no environment.
setFlagsFromString('--heap-growing-percent=100');
const config = readConfig(process.env);
const log = createLog('gateway', config.LOG_LEVEL);
const metrics = openMetrics();
const supergraphFile = config.SUPERGRAPH ?? new URL('../supergraph.graphql', import.meta.url);
const unfit = supergraphFault(supergraphFile, Object.keys(config.SUBGRAPHS));
if (unfit !== null) {
  process.stderr.write(`Wrong settings:\n  SUPERGRAPH: ${unfit}\n`);
  process.exit(2);
}
const known = ourOperations();
const guardWatch: GuardWatch = { ...metrics.guard, circuit(service, state) { metrics.guard.circuit(service, state); log.warn({ subgraph: service, state }, 'circuit'); } };
const broker = kafkaBroker(config.KAFKA_BROKERS, 'gateway', log);
const streams = openStreams(broker, metrics, log, streamsOf(config));
const open = await clientsFor(config.SERVICE_CLIENT, Object.values(config.SUBGRAPHS).map(({ url }) => url));
const { mode, bytes } = cacheOf(config);
const cache = mode === 'off' || config.EXECUTOR === 'plain' ? null : openCache({ hub: streams.hub, services: Object.entries(config.SUBGRAPHS).map(([name, subgraph]) => ({ name, ...subgraph })), mode, bytes, watch: metrics.cache, log, ask: askingFresh(open) });
const { graph, hot, supergraphSdl, swap } = await startGraph({
  supergraphFile, subgraphs: config.SUBGRAPHS, executor: config.EXECUTOR, open, joins: { requests: config.JOIN_REQUESTS, fetches: config.JOIN_FETCHES, entities: config.JOIN_ENTITIES }, production: config.NODE_ENV === 'production', log,
  watch: { operation: metrics.operation, known, clients: config.METRICS_CLIENTS },
  guard: (service) => guardOf(service, guardingOf(config), guardWatch, { now: () => performance.now(), chance: Math.random }),
  cache,
  onSilence: (service, reason) => { metrics.silence(service); log.warn({ subgraph: service, reason }, 'service unavailable'); },
});
const unwatch = watchSupergraph({ file: supergraphFile, services: Object.keys(config.SUBGRAPHS), served: supergraphSdl, swap: async (text) => { await swap(text); streams.open.endSubscriptions(); }, watch: metrics.supergraph, log });
const people = openPeople(broker, log);
const identify = identifier({ keys: config.TOKEN_KEYS, issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE, names: config.OIDC_CLAIMS, people, log });
const place = await openPlace(config);
const files = place && await openFiles(place, recordsOf({ graph, projects: config.SUBGRAPHS['projects'], log }), log).catch((fault: unknown): never => {
  process.stderr.write(`Wrong settings:\n  FILES: ${place.store.name} cannot be used (${String(fault)})\n`);
  process.exit(2);
});
const standing = { isStopping: false };
const server = openFrontDoor({
  graph, hot, files, log, metrics, standing, front: config.FRONT, gate: gateOf(config, known, metrics.answersHeld), identify: actingFor(boundStrangers(identify, config.RATE_STRANGERS_PER_MINUTE, config.TRUSTED_PROXIES)), readyFile: config.READY_FILE ?? null, subgraphs: config.SUBGRAPHS, streams,
  demonstration: config.DEMONSTRATION && config.DEMO_KEY_FILE ? demonstration(config.DEMO_KEY_FILE) : null,
  signIn: signInOf(config),
  pages: fileURLToPath(new URL('../../../dist/apps/web', import.meta.url)),
});
server.once('error', (fault: NodeJS.ErrnoException) => {
  process.stderr.write(fault.code === 'EADDRINUSE' ? `Wrong settings:\n  PORT: ${config.PORT} is taken\n` : `${fault.message}\n`);
  process.exit(2);
});
server.listen(config.PORT, config.HOST, () => { log.info({ port: config.PORT }, 'ready'); });

// kafkajs rejects outside any promise of ours now and then; the streams read on by themselves.
process.on('unhandledRejection', (fault) => { log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'unhandled rejection'); });

const stop = (): void => {
  // Streams have no end of their own: they are ended first.
  unwatch();
  void people.stop();
  void cache?.stop();
  void Promise.all([streams.close(), drain(server)]).finally(() => { process.exit(0); });
};
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(signal, () => {
    if (standing.isStopping) return;
    standing.isStopping = true;
    log.info({ noticeSeconds: config.STOP_NOTICE_SECONDS }, 'stopping');
    // Whatever hangs, the process ends.
    setTimeout(() => { process.exit(1); }, config.STOP_NOTICE_SECONDS * 1_000 + LAST_MOMENT).unref();
    if (config.STOP_NOTICE_SECONDS > 0) setTimeout(stop, config.STOP_NOTICE_SECONDS * 1_000);
    else stop();
  });
}
