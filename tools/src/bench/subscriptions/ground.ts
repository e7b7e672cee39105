import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { stopEveryChild } from '@cornerstone/stack/child';
import { startKafka } from '@cornerstone/stack/kafka';
import { openLog } from '@cornerstone/stack/log-file';
import { choosePorts } from '@cornerstone/stack/ports';
import { waitUntilReady } from '@cornerstone/stack/ready';
import { openSecrets } from '@cornerstone/stack/secrets';
import { services } from '../../services';
import { appsBuiltTogether } from '../../start/apps';
import { writeKeys } from '../../start/token-keys';
import { peopleFor } from './people';

export interface Ground { url: string; brokers: string; /** Fetches that the services were sent. */ fetches(): number; people(sockets: number): Promise<string[]>; clear(): Promise<void> }

const PATIENCE_MS = 120_000;
const PROJECT = { __typename: 'Project', id: 'prj_1', code: '2024-410000-48-01-000001', name: '黄河大桥', region: { __typename: 'Region', code: '410100' } };

/** The real gateway and a real broker, as `npm start` runs them; behind it services that answer at once and alike, so that only the gateway is measured. */
export async function breakGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-bench-'));
  let [fetches, server] = [0, null as Server | null];
  const clear = async (): Promise<void> => {
    await stopEveryChild();
    server?.closeAllConnections();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ports = await choosePorts(['front', 'services', 'kafka', 'controller'] as const);
    const { brokers } = await startKafka({ folder, port: ports.kafka, controllerPort: ports.controller });
    const answered = createServer((incoming, outgoing) => {
      void text(incoming).then((body) => {
        fetches += 1;
        outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ data: body.includes('_entities') ? { _entities: [{ __typename: 'Region', name: '郑州市' }] } : { project: PROJECT } }));
      });
    });
    server = answered;
    await new Promise<void>((resolve) => { answered.listen(ports.services, '127.0.0.1', resolve); });
    const secrets = await openSecrets(folder);
    const { publicKeys } = await writeKeys(folder, secrets);
    const url = `http://127.0.0.1:${ports.front}`;
    await appsBuiltTogether(['gateway'])('gateway', {
      PATH: process.env['PATH'], TZ: 'Asia/Shanghai', LOG_LEVEL: 'warn', PORT: String(ports.front), KAFKA_BROKERS: brokers, TOKEN_KEYS: publicKeys,
      SUBGRAPHS: JSON.stringify(Object.fromEntries(services.map((service) => [service, { url: `http://127.0.0.1:${ports.services}/graphql`, key: secrets.internalKey(service) }]))),
      RATE_READS_PER_MINUTE: '1000000', STREAMS_TOGETHER: '100000',
    }, await openLog(folder, 'gateway'));
    await waitUntilReady(`${url}/healthz`, PATIENCE_MS);
    const key = secrets.demonstration.privateJwk;
    const [token = ''] = await peopleFor(1, key);
    await untilHeard(url, token);
    return { url, brokers, fetches: () => fetches, people: (sockets) => peopleFor(sockets, key), clear };
  } catch (fault) {
    await clear();
    throw fault;
  }
}

/** Streams are served once the broker has answered the gateway. */
async function untilHeard(url: string, token: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const response = await fetch(`${url}/events/stream`, { headers: { authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    if (response.status === 200) return;
    if (Date.now() > until) throw new Error(`the gateway does not hear the events: ${response.status}`);
    await delay(200);
  }
}
