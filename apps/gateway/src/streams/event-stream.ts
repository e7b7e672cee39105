import type { IncomingMessage, ServerResponse } from 'node:http';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Places } from '@cornerstone/runtime/bus/broker';
import { mayHear } from '@cornerstone/runtime/hearing';
import type { SignedIn } from '../identity/signed-in';
import type { Gate } from '../limits/gate';
import type { IdentifyFrom } from '../limits/strangers';
import { askedStream, type AskedStream } from './asked';
import { checkWithin, cursorOf, placesIn } from './cursor';
import type { Delivered } from './delivered';
import { follow } from './follow';
import { ServerSent } from './server-sent';
import { only, Standing } from './standing';
import { streamsUnavailable, type Streams } from './streams';
import { matches } from './wanted';

interface Door { streams: Streams; identify: IdentifyFrom; gate: Gate }

/** `GET /events/stream`: whole CloudEvents as they happen, or from a place or a time on. A refusal is thrown before anything is written. */
export async function answerEventStream({ streams, identify, gate }: Door, incoming: IncomingMessage, outgoing: ServerResponse, query: URLSearchParams): Promise<void> {
  const actor = await identify(incoming.headers.authorization, incoming);
  await gate.count(actor, 'reads');
  const asked = askedStream(query, incoming.headers['last-event-id']?.toString());
  if (outgoing.closed || outgoing.destroyed) return;
  const giveBack = streams.shares.enter(actor.id, 'stream');
  // Also while the broker is asked for its places.
  outgoing.once('close', giveBack);
  await answer(streams, actor, asked, outgoing).finally(giveBack);
}

async function answer(streams: Streams, actor: SignedIn, asked: AskedStream, outgoing: ServerResponse): Promise<void> {
  const until = asked.untilNow ? await placesAt(streams, asked.wanted.topics, 'end') : null;
  const standing = new Standing(await startOf(streams, asked));
  const hasBacklog = standing.behind(until ?? only(streams.hub.places() ?? {}, asked.wanted.topics)).length > 0;
  const leave = hasBacklog ? streams.backlogs.enter() : () => undefined;
  try {
    await send(streams, actor, asked, standing, until, outgoing, leave);
  } finally {
    leave();
  }
}

async function placesAt({ broker, hub, log }: Streams, topics: readonly string[], at: 'beginning' | 'end' | Date): Promise<Places> {
  if (hub.places() === null) throw streamsUnavailable();
  return broker.places(topics, at).catch((fault: unknown): never => { log.warn({ fault: String(fault) }, 'the broker does not tell its places'); throw streamsUnavailable(); });
}

async function startOf(streams: Streams, { start, wanted: { topics } }: AskedStream): Promise<Places> {
  const here = streams.hub.places();
  if (here === null) throw streamsUnavailable();
  if (start === 'live') return only(here, topics);
  if ('from' in start) return placesAt(streams, topics, start.from);
  const places = placesIn(start.after, only(here, topics));
  // Another gateway may be further than this one; the broker is further than both.
  if (new Standing(here).behind(places).length > 0) checkWithin(places, await placesAt(streams, topics, 'end'), start.after);
  return places;
}

async function send(streams: Streams, actor: SignedIn, { wanted }: AskedStream, standing: Standing, until: Places | null, outgoing: ServerResponse, onCaughtUp: () => void): Promise<void> {
  const ending = new AbortController();
  const lines = new ServerSent(outgoing, ending, streams.patience);
  const close = streams.open.open('events', () => { ending.abort('stopping'); });
  let isRightOver = false;
  const forget = actor.onEnd(({ rule }) => { isRightOver = true; ending.abort(rule.replace('access.', '')); });
  const isWanted = ({ event }: Delivered): boolean => event !== null && matches(wanted, event) && mayHear(actor, event);
  const take = async (message: Delivered): Promise<void> => {
    if (isWanted(message)) await lines.write(`id: ${cursorOf(standing.places())}\ndata: ${message.json()}\n\n`);
  };
  try {
    void lines.write('retry: 2000\n\n');
    await follow({ hub: streams.hub, broker: streams.broker, log: streams.log, room: streams.room, topics: wanted.topics, standing, isWanted, take, until, onCaughtUp, ending });
  } catch (fault) {
    streams.log.warn({ fault: fault instanceof Rejection ? fault.rule : String(fault) }, 'a stream broke off');
    ending.abort('unavailable');
  } finally {
    close();
    forget();
  }
  const reason = ending.signal.aborted ? String(ending.signal.reason) : 'end';
  if (reason === 'slow' || reason === 'unavailable') streams.open.dropped('events');
  const place = `id: ${cursorOf(standing.places())}\n`;
  // With another token one goes on from there.
  lines.end(reason === 'end' ? `${place}event: end\ndata: {}\n\n` : reason === 'gone' ? '' : `${isRightOver ? place : ''}event: dropped\ndata: ${JSON.stringify({ reason })}\n\n`);
}
