import type { IncomingMessage } from 'node:http';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { answerAdmitted, typeFor, type Admitted, type Visit } from './admitted';
import { refuse, sendWritten } from './answers';
import { answerLines } from './answer-headers';
import { readJson } from './body';
import type { Graph } from './graph';
import type { SignedIn } from './identity/signed-in';
import { KnownBodies } from './lane/known-bodies';
import type { Reply } from './lane/reply';
import type { WholeRequest } from './lane/request-reader';
import type { Gate } from './limits/gate';
import { operationIn, operationInAddress, type Sent } from './limits/operation-in';
import type { IdentifyFrom } from './limits/strangers';
import { clientIn } from './client-name';
import { traceIn } from './trace-context';

export interface GraphEndpoint extends Graph { identify: IdentifyFrom; gate: Gate }

const bodies = new KnownBodies();

/** `/graphql`: who asks, what is asked, one answer. Nothing is waited for that is there already: what is kept has gone out when this returns. */
export function answerGraph(endpoint: GraphEndpoint, incoming: IncomingMessage | WholeRequest, outgoing: Reply, search: URLSearchParams, language: Language): Promise<void> | void {
  const visit = { incoming, outgoing, search, language };
  try {
    const actor = endpoint.identify(incoming.headers.authorization, incoming);
    if (!('body' in incoming) || actor instanceof Promise) return answerLater(endpoint, visit, actor);
    const admitted = admit(endpoint, visit, actor, bodies.sentIn(incoming.body, incoming.noted));
    if (!answerKept(endpoint, visit, admitted)) return answerAdmitted(endpoint, visit, admitted).catch(refusing(visit));
  } catch (thrown) {
    refusing(visit)(thrown);
  }
}

/** Where who asks is still to be found out, or what. */
async function answerLater(endpoint: GraphEndpoint, visit: Visit, actor: SignedIn | Promise<SignedIn>): Promise<void> {
  const { incoming, search } = visit;
  try {
    const who = await actor;
    const sent = 'body' in incoming ? bodies.sentIn(incoming.body, incoming.noted) : incoming.method === 'POST' ? operationIn(await readJson(incoming)) : operationInAddress(search);
    const admitted = admit(endpoint, visit, who, sent);
    if (!answerKept(endpoint, visit, admitted)) await answerAdmitted(endpoint, visit, admitted);
  } catch (thrown) {
    refusing(visit)(thrown);
  }
}

const refusing = ({ outgoing, language }: Visit) => (thrown: unknown): void => {
  if (!(thrown instanceof Rejection)) throw thrown;
  refuse(outgoing, thrown, language);
};

function admit({ gate }: GraphEndpoint, { incoming: { headers }, language }: Visit, actor: SignedIn, sent: Sent): Admitted {
  const asked = gate.admit(sent, actor);
  const client = clientIn(headers);
  return { asked, asking: { actor, language, asOf: null, ...traceIn(headers), ...(client !== undefined && { client }) } };
}

/** What is kept has nothing under way and takes no time. */
function answerKept({ hot }: GraphEndpoint, visit: Visit, { asked, asking }: Admitted): boolean {
  const type = typeFor(visit);
  const kept = type === undefined ? null : hot?.kept(asked, asking);
  if (!kept || type === undefined) return false;
  sendWritten(visit.outgoing, kept, ['content-type', type, ...answerLines(asking)]);
  return true;
}
