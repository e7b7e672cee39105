import { fileURLToPath } from 'node:url';
import { createLog } from '@cornerstone/runtime/log';
import { readConfig } from './config';
import { demonstration } from './demonstration';
import { openFrontDoor } from './front-door';
import { startGraph } from './graph';
import { identifier } from './identity';

const config = readConfig(process.env);
const log = createLog('gateway', config.LOG_LEVEL);
const options = { supergraphFile: new URL('../supergraph.graphql', import.meta.url), subgraphs: config.SUBGRAPHS, production: config.NODE_ENV === 'production', log };
const graph = { zh: await startGraph(options, 'zh'), en: await startGraph(options, 'en') };
const server = openFrontDoor({
  graph, log, identify: identifier(config.TOKEN_KEYS), readyFile: config.READY_FILE ?? null, subgraphs: Object.keys(config.SUBGRAPHS),
  demonstration: config.DEMONSTRATION && config.DEMO_KEY_FILE ? demonstration(config.DEMO_KEY_FILE) : null,
  pages: fileURLToPath(new URL('../../../dist/apps/web', import.meta.url)),
});
server.keepAliveTimeout = 65_000;
server.listen(config.PORT, config.HOST, () => { log.info({ port: config.PORT }, 'ready'); });

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.once(signal, () => {
    server.close(() => { process.exit(0); });
    server.closeIdleConnections();
  });
}
