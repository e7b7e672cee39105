import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { readConfig } from '../config';
import { drain } from '../draining';
import { identifier } from '../identity';
import { actingFor } from '../identity/acting';
import { openPeople } from '../identity/people';
import { boundStrangers } from '../limits/strangers';
import { openSigner } from './signer';

/** The settings are the gateway's; PORT is the signer's own. It listens to nobody but this machine. */
const config = readConfig(process.env);
const log = createLog('signer', config.LOG_LEVEL);
const people = openPeople(kafkaBroker(config.KAFKA_BROKERS, 'signer', log), log);
const identify = identifier({ keys: config.TOKEN_KEYS, issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE, names: config.OIDC_CLAIMS, people, log });
const server = openSigner({ identify: actingFor(boundStrangers(identify, config.RATE_STRANGERS_PER_MINUTE, config.TRUSTED_PROXIES)), subgraphs: config.SUBGRAPHS, log });
server.listen(config.PORT, '127.0.0.1', () => { log.info({ port: config.PORT }, 'ready'); });

process.on('unhandledRejection', (fault) => { log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'unhandled rejection'); });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => { void Promise.all([people.stop(), drain(server)]).finally(() => { process.exit(0); }); });
