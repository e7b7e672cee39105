import { createLog } from '@cornerstone/runtime/log';
import { readConfig } from './config';
import { openIdentity } from './server';

const config = readConfig(process.env);
const log = createLog('identity', config.LOG_LEVEL);
const server = await openIdentity(config, log);
server.once('error', (fault: NodeJS.ErrnoException) => {
  process.stderr.write(fault.code === 'EADDRINUSE' ? `Wrong settings:\n  PORT: ${config.PORT} is taken\n` : `${fault.message}\n`);
  process.exit(2);
});
server.listen(config.PORT, config.HOST, () => { log.info({ port: config.PORT }, 'ready'); });

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(signal, () => {
    server.close(() => { process.exit(0); });
    server.closeIdleConnections();
    setTimeout(() => { process.exit(0); }, 2_000).unref();
  });
}
