import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Asking } from '../asking';
import type { SignedIn } from '../identity/signed-in';
import { speaking } from '../language';
import type { Gate, Operation } from '../limits/gate';
import type { Sent } from '../limits/operation-in';
import { streamsUnavailable, type Streams } from '../streams/streams';
import type { StreamKind } from '../streams/open-streams';
import { answersOf, type Answers } from './answers';
import { subscriptionOf } from './subscribe';
import type { Result, Subscription } from './subscription';

export type Outcome = { answers: Answers } | { result: Result };
export type Person = Pick<Asking, 'language' | 'traceparent' | 'tracestate' | 'client'> & { actor: SignedIn };
interface Way { graph: ApolloServer<Asking>; gate: Gate; streams: Streams; kind: StreamKind; mayMutate: boolean }

/** Any operation over a way that can answer more than once: a query or mutation has its one result. What the gate refuses is thrown. */
export async function askGraph({ graph, gate, streams, kind, mayMutate }: Way, person: Person, sent: Sent): Promise<Outcome> {
  const run = async (asked: Operation, extra: Partial<Asking> = {}): Promise<Result> => {
    const budget = gate.budget();
    const { body } = await speaking(person.language, () => graph.executeOperation(asked, { contextValue: { ...person, asOf: null, silent: new Set(), budget, ...extra } })).finally(() => { budget.end(); });
    if (body.kind !== 'single') throw new Error('incremental answers are not served');
    return body.singleResult as { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] };
  };
  const operation = gate.admit(sent, person.actor);
  let subscription: Subscription | null = null;
  let giveBack: () => void = () => undefined;
  const result = await gate.within(person.actor, () => run(operation, { admission: {
    mayMutate,
    async admit(asked) {
      if (streams.hub.places() === null) throw streamsUnavailable();
      giveBack = streams.shares.enter(person.actor.id, 'subscription');
      const own = await subscriptionOf(asked, (query, variables) => run({ query, variables }, { client: 'events' }), person.language);
      subscription = streams.joined.join(own, asked, person.actor, person.language);
    },
  } })).catch((fault: unknown): never => { giveBack(); throw fault; });
  if (subscription && !result.errors) return { answers: answersOf(subscription, person.actor, streams, kind, person.language, giveBack) };
  giveBack();
  return { result };
}

/** Refused as a whole: nothing of it was answered. */
export const isRefused = (result: Result): result is Result & { errors: readonly GraphQLFormattedError[] } => result.data === undefined && (result.errors?.length ?? 0) > 0;
