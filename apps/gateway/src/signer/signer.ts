import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { formatRefusal, languageOf, type Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import { refuse, send } from '../answers';
import { askService } from '../ask-service';
import { readBody } from '../body';
import type { IdentifyFrom } from '../limits/strangers';
import { traceIn } from '../trace-context';

/** Milliseconds that a service has; bytes of one fetch: the keys of a whole page of things are more than a client may send. */
const PATIENCE = 3_000;
const LARGEST = 4 * 1024 * 1024;

interface Door { identify: IdentifyFrom; subgraphs: Record<string, { url: string; key: string }>; log: Log }

/**
 * `POST /<service>`: what another router asks of a service for a person, signed for that person and handed on. It stands in for the part of the gateway
 * that a router cannot do; whoever reaches it may ask services directly, fields that are not in the public graph too, so it listens to its own machine only.
 */
export function openSigner(door: Door): Server {
  return createServer((incoming, outgoing) => {
    const language = languageOf(incoming.headers['accept-language']);
    sign(door, incoming, outgoing, language).catch((fault: unknown) => {
      if (fault instanceof Rejection) return refuse(outgoing, fault, language);
      send(outgoing, 500, { errors: [formatRefusal(door.log, language)({ message: '' }, fault)] });
    });
  });
}

async function sign({ identify, subgraphs, log }: Door, incoming: IncomingMessage, outgoing: ServerResponse, language: Language): Promise<void> {
  const name = (incoming.url ?? '/').slice(1);
  const subgraph = Object.hasOwn(subgraphs, name) ? subgraphs[name] : undefined;
  if (!subgraph) throw notFound({ en: 'The service', zh: '服务' }, name.slice(0, 50));
  if (incoming.method !== 'POST') throw badInput('gateway.method', { en: 'Only POST here.', zh: '此处仅支持 POST。' });
  const actor = await identify(incoming.headers.authorization, incoming);
  const body = (await readBody(incoming, LARGEST)).toString('utf8');
  const response = await askService({ name, ...subgraph }, { actor, language, ...traceIn(incoming.headers) }, body, AbortSignal.timeout(PATIENCE)).catch((fault: unknown): never => {
    log.warn({ subgraph: name, fault: String(fault) }, 'no answer');
    throw new Rejection('gateway.service-unavailable', { en: `The ${name} service does not answer now.`, zh: `${name} 服务暂不可用。` }, { service: name }, 'UNAVAILABLE');
  });
  outgoing.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? 'application/json' });
  await pipeline(response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]), outgoing).catch((fault: unknown) => { log.warn({ subgraph: name, fault: String(fault) }, 'an answer broke off'); });
}
