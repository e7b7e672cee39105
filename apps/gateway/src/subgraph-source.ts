import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import type { OpenClient } from '@cornerstone/executor/clients';
import type { FetchSource } from '@cornerstone/executor/compiled-gateway';
import { TooLarge, type Call, type Client, type Reply } from '@cornerstone/executor/client';
import { bodyOf, type Answer, type Fetch } from '@cornerstone/executor/fetch';
import { Flights } from '@cornerstone/executor/flights';
import { askKeeping, type AskFor, type Keepable } from '@cornerstone/executor/kept';
import type { Entities } from '@cornerstone/executor/run';
import type { Flight, Patience } from '@cornerstone/executor/shared';
import { Turns } from '@cornerstone/executor/turns';
import { Rejection } from '@cornerstone/kernel/rejection';
import { TOUCHED_HEADER } from '@cornerstone/runtime/touched';
import { headersFor } from './ask-service';
import type { Asking } from './asking';
import type { Cache } from './cache/cache';
import { carried, changes } from './changes';
import type { Expectation, TypeNames } from './expectation';
import { exceeded, LIMITS } from './limits/limits';
import { atEachField, lostTo, lostToLimit } from './lost';
import { readAnswer, type Taking } from './read-answer';
import { scopeOf } from './scope';
import { Ending } from './services/ending';
import type { Guard } from './services/guard';

/** Which equal questions under way are asked once: whole fetches, entities of one turn of the event loop. Equal fetches of one plan are one in any case. */
export interface Joins { fetches: boolean; entities: boolean }
type OnReply = (reply: Reply) => void;
/** What is known of one question besides its body. `changes`: it may change something. */
interface Question { changes: boolean; onReply: OnReply | null }
const READING: Question = { changes: false, onReply: null };
const CHANGING: Question = { changes: true, onReply: null };
type Send = (body: string, patience: Patience) => Promise<Answer>;
export interface Subgraph { name: string; url: string; key: string; open: OpenClient; joins: Joins; expect: (query: string) => Expectation; guard: Guard; cache?: Cache | null; onSilence: (service: string, reason: string) => void }

/** Milliseconds that a service has for one answer. */
const PATIENCE = 3_000;

/** One subgraph over HTTP, signed for the person and the body. What fails is UNAVAILABLE with the service's name, no inner address. */
export class SubgraphSource implements FetchSource {
  readonly #client: Client;
  readonly #flights = new Flights<Taking>(() => changes.carried);
  readonly #turns = new Turns();

  constructor(private readonly subgraph: Subgraph) {
    this.#client = subgraph.open(subgraph.url, subgraph.guard.atOnce);
  }

  /** As the executor of @apollo/gateway asks. */
  process({ request: { query = '', variables, operationName }, context, kind }: GraphQLDataSourceProcessOptions<Asking>): Promise<GatewayGraphQLResponse> {
    if (kind !== 'incoming operation') throw new Error('the supergraph is read from its file');
    const representations = variables?.['representations'] as readonly { __typename: string }[] | undefined;
    return this.#answer(query, representations?.map(({ __typename }) => __typename) ?? null, context, () => this.#alone(JSON.stringify({ query, variables, operationName }), context, context.budget, query.startsWith('mutation') ? CHANGING : READING).finally(() => { if (query.startsWith('mutation')) this.#changedSomehow(); }));
  }

  /** This way does not read what a mutation has touched. */
  #changedSomehow(): void {
    this.subgraph.cache?.touched(null);
    carried();
  }

  /** As ours asks. What a mutation asks joins nothing of others: it may be about what it has just changed. */
  fetch(fetch: Fetch, variables: string, entities: Entities | null, asking: Asking, isChange: boolean): Promise<Answer> {
    const { name, joins, cache } = this.subgraph;
    const send: Send = (body, patience) => (joins.fetches && !isChange ? this.#joined(body, asking, patience) : fetch.kind === 'mutation' ? this.#changing(body, asking, patience) : this.#alone(body, asking, patience));
    const answer = this.#answer(fetch.query, entities?.typeNames ?? null, asking, () => {
      if (!entities) {
        if (!isChange) cache?.asks(name, asking);
        return send(bodyOf(fetch, variables, null), asking.budget);
      }
      const ask: AskFor = joins.entities && !isChange
        ? (texts) => this.#turns.ask(`${scopeOf(asking)}${variables}\n${fetch.query}`, texts, (representations) => together(bodyOf(fetch, variables, representations), send), asking.budget)
        : (texts) => send(bodyOf(fetch, variables, texts.join(',')), asking.budget);
      const keeping = isChange ? null : cache?.over(name, fetch.query, variables, asking) ?? null;
      return keeping ? askKeeping(keeping, entities.texts, ask) : ask(entities.texts);
    });
    return isChange ? answer.finally(carried) : answer;
  }

  async #answer(query: string, typeNames: TypeNames, asking: Asking, ask: () => Promise<Keepable>): Promise<Answer> {
    const { name, expect, onSilence } = this.subgraph;
    const expectation = expect(query);
    try {
      if (asking.silent.has(name)) throw new Error('it did not answer an earlier part of this operation');
      const { data, errors, bytes = 0, keep } = await ask();
      asking.budget.take(bytes);
      const misfit = expectation.misfit(data, typeNames);
      if (misfit !== null) throw new Error(`its answer does not fit at ${misfit}`);
      keep?.();
      return errors?.length ? { data, errors: atEachField(errors, expectation.places(typeNames)) } : { data };
    } catch (fault) {
      // What was not sent is counted and told by who held it back.
      if (!(fault instanceof Rejection && fault.code === 'UNAVAILABLE')) onSilence(name, reasonOf(fault));
      const limit = asking.budget.overFor ?? fault;
      if (limit instanceof Rejection) return { data: null, errors: lostToLimit(limit, name, asking.language, expectation.places(typeNames)) };
      asking.silent.add(name);
      return { data: null, errors: lostTo(name, asking.language, expectation.places(typeNames)) };
    }
  }

  /** Who asks alone waits for it and gives it up. */
  async #alone(body: string, asking: Asking, patience: Patience, question = READING): Promise<Answer> {
    if (patience.overFor) throw patience.overFor;
    const { result, giveUp } = this.#begin(body, asking, question);
    patience.leaving.add(giveUp);
    try {
      return (await result)();
    } finally {
      patience.leaving.delete(giveUp);
    }
  }

  /** What a mutation has changed is kept no longer when its answer goes on; without a word of the service, that may be anything. */
  async #changing(body: string, asking: Asking, patience: Patience): Promise<Answer> {
    const { cache } = this.subgraph;
    if (!cache) return this.#alone(body, asking, patience, CHANGING);
    let touched: string | null = null;
    try {
      return await this.#alone(body, asking, patience, { changes: true, onReply: (reply) => { touched = reply.header(TOUCHED_HEADER); } });
    } finally {
      cache.touched(touched);
    }
  }

  #joined(body: string, asking: Asking, patience: Patience): Promise<Answer> {
    return this.#flights.join(scopeOf(asking) + body, () => this.#begin(body, asking), patience).then((take) => take());
  }

  /** In the row before the service and at it: both are of its time. */
  #begin(body: string, asking: Asking, question = READING): Flight<Taking> {
    const fetching = new Fetching();
    return { result: this.#fetched(fetching, body, asking, question), giveUp: (why) => { fetching.isWanted = false; fetching.end(why); } };
  }

  async #fetched(fetching: Fetching, body: string, asking: Asking, { changes, onReply }: Question): Promise<Taking> {
    const reading = asking.budget.all?.reading();
    const late = setTimeout(tooLate, PATIENCE, fetching);
    try {
      return await this.subgraph.guard.ask(fetching, () => fetching.isWanted, () => {
        if (fetching.why) throw fetching.why;
        fetching.call = this.#client.post(headersFor(this.subgraph, asking, body), body, { most: LIMITS.response.most, ...(reading && { take: reading.take }) }, changes);
        return replyOf(fetching.call, onReply);
      });
    } finally {
      clearTimeout(late);
      reading?.end();
    }
  }
}

/** A fetch under way. */
class Fetching extends Ending {
  isWanted = true;
  call: Call | null = null;

  override end(why: Error): void {
    super.end(why);
    this.call?.giveUp(why);
  }
}

async function replyOf(call: Call, onReply: OnReply | null): Promise<Taking> {
  try {
    const reply = await call.reply;
    onReply?.(reply);
    return readAnswer(reply);
  } catch (fault) {
    throw fault instanceof TooLarge ? exceeded('response', null) : fault;
  }
}

const tooLate = (fetching: Fetching): void => { fetching.end(new Error('it did not answer in time')); };

/** One body for several: they are one who waits. */
function together(body: string, send: Send): Flight<Answer> {
  const patience: Patience = { overFor: null, leaving: new Set() };
  return { result: send(body, patience), giveUp: (why) => { for (const leave of [...patience.leaving]) leave(why); } };
}

const reasonOf = (fault: unknown): string => (fault instanceof Error ? [fault.message, fault.cause instanceof Error ? fault.cause.message : ''].filter(Boolean).join(': ') : String(fault));
