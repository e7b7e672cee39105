import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound, Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import { send } from './answers';
import { askService } from './ask-service';
import { readJson } from './body';
import type { Gate } from './limits/gate';
import type { IdentifyFrom } from './limits/strangers';

/** Milliseconds that a service has for a command of operations: it may go through many messages. */
const PATIENCE = 20_000;

interface Door { identify: IdentifyFrom; gate: Gate; subgraphs: Record<string, { url: string; key: string }>; log: Log }

/** `POST /events/operate/<service>`: a command of operations for one service, signed for it and for whoever gives it. The service decides who may. */
export async function operate({ identify, gate, subgraphs, log }: Door, service: string, incoming: IncomingMessage, outgoing: ServerResponse, language: Language): Promise<void> {
  const actor = await identify(incoming.headers.authorization, incoming);
  await gate.count(actor, 'reads');
  const subgraph = Object.hasOwn(subgraphs, service) ? subgraphs[service] : undefined;
  if (!subgraph) throw notFound({ en: 'The service', zh: '服务' }, service.slice(0, 50));
  const body = JSON.stringify(await readJson(incoming));
  const { status, answer } = await gate.within(actor, () => askService({ name: service, ...subgraph }, { actor, language }, body, AbortSignal.timeout(PATIENCE), 'operate').then(answerIn)).catch((fault: unknown): never => {
    if (fault instanceof Rejection) throw fault;
    log.warn({ subgraph: service, fault: String(fault) }, 'no answer to a command');
    throw new Rejection('gateway.service-unavailable', { en: `The ${service} service does not answer now.`, zh: `${service} 服务暂不可用。` }, { service }, 'UNAVAILABLE');
  });
  send(outgoing, status, answer);
}

async function answerIn(response: Response): Promise<{ status: number; answer: object }> {
  const answer: unknown = await response.json();
  // What it refuses us (401) is a fault between us and it, not one of who asks.
  if (typeof answer !== 'object' || answer === null || response.status === 401) throw new Error(`its answer (status ${response.status}) is none`);
  return { status: response.status, answer };
}
