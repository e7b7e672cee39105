import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import type { GraphQLFormattedError } from 'graphql';
import { Rejection } from '@cornerstone/kernel/rejection';
import { askService } from './ask-service';
import type { Asking } from './asking';
import type { Expectation, Representations } from './expectation';
import { readWithin } from './limits/bounded-answer';
import { exceeded } from './limits/limits';
import { patiently } from './limits/patience';
import { atEachField, lostTo, lostToLimit } from './lost';
import { UnusableAnswer, type Guard } from './services/guard';

export interface Subgraph { name: string; url: string; key: string; expect: (query: string) => Expectation; guard: Guard; onSilence: (service: string, reason: string) => void }

/** Milliseconds that a service has for one answer. */
const PATIENCE = 3_000;

interface Answer { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[] }
type Asked = GraphQLDataSourceProcessOptions<Asking>['request'];

/** One subgraph over HTTP, signed for the person and the body. What fails is UNAVAILABLE with the service's name, no inner address. */
export class SubgraphSource implements GraphQLDataSource<Asking> {
  constructor(private readonly subgraph: Subgraph) {}

  async process({ request, context, kind }: GraphQLDataSourceProcessOptions<Asking>): Promise<GatewayGraphQLResponse> {
    if (kind !== 'incoming operation') throw new Error('the supergraph is read from its file');
    const { name, expect, onSilence } = this.subgraph;
    const representations = (request.variables?.['representations'] ?? null) as Representations;
    const expectation = expect(request.query ?? '');
    const places = expectation.places(representations);
    try {
      if (context.silent.has(name)) throw new Error('it did not answer an earlier part of this operation');
      const { data = null, errors = [] } = await this.ask(request, context);
      const misfit = expectation.misfit(data, representations);
      if (misfit !== null) throw new Error(`its answer does not fit at ${misfit}`);
      return { data, ...(errors.length > 0 && { errors: atEachField(errors, places) }) };
    } catch (fault) {
      // What was not sent is counted and told by who held it back.
      if (!(fault instanceof Rejection && fault.code === 'UNAVAILABLE')) onSilence(name, reasonOf(fault));
      const limit = context.budget.over.aborted ? exceeded('time', null) : fault instanceof Rejection ? fault : null;
      if (limit) return { data: null, errors: lostToLimit(limit, name, context.language, places) };
      context.silent.add(name);
      return { data: null, errors: lostTo(name, context.language, places) };
    }
  }

  private async ask({ query, variables, operationName }: Asked, asking: Asking): Promise<Answer> {
    const body = JSON.stringify({ query, variables, operationName });
    const { over } = asking.budget;
    return patiently(PATIENCE, over, (signal) => this.subgraph.guard.ask(over, signal, async () => {
      const response = await askService(this.subgraph, asking, body, signal);
      return readAnswer(response.status, await readWithin(asking.budget, response));
    }));
  }
}

/** `{}`, a page of HTML or a refused token is no answer: nothing may turn into a silent null. */
function readAnswer(status: number, answer: unknown): Answer {
  // 5xx says that it is not itself; anything else shows that it is there.
  const unusable = (why: string): Error => (status >= 500 ? new Error(why) : new UnusableAnswer(why));
  const { data, errors } = (answer ?? {}) as { data?: unknown; errors?: unknown };
  const isErrors = (value: unknown): value is GraphQLFormattedError[] => Array.isArray(value) && value.every((each: unknown) => typeof (each as { message?: unknown } | null)?.message === 'string');
  if (errors !== undefined && !isErrors(errors)) throw unusable('its errors are none');
  if (data === undefined && errors?.length && errors.every((error) => error.extensions?.['code'] === 'BAD_USER_INPUT')) return { errors };
  if (typeof data !== 'object' || (data === null && !errors?.length)) throw unusable(`its answer (status ${status}) has no data: ${JSON.stringify(errors ?? null).slice(0, 500)}`);
  return { data: data as Answer['data'] ?? null, ...(errors && { errors }) };
}

const reasonOf = (fault: unknown): string => (fault instanceof Error ? [fault.message, fault.cause instanceof Error ? fault.cause.message : ''].filter(Boolean).join(': ') : String(fault));
