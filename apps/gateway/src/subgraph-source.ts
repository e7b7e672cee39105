import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { Rejection } from '@cornerstone/kernel/rejection';
import { signInternal } from '@cornerstone/runtime/internal-token';
import type { Asking } from './asking';

export interface Subgraph { name: string; url: string; key: string }

const PATIENCE_MS = 3_000;

const unavailable = (service: string): Rejection => new Rejection('gateway.service-unavailable',
  { en: `The ${service} service does not answer now; its fields are empty.`, zh: `${service} 服务暂不可用，其字段为空。` }, { service }, 'UNAVAILABLE');

/** One subgraph over HTTP, signed for the person and the body. What fails is UNAVAILABLE with the service's name, no inner address. */
export class SubgraphSource implements GraphQLDataSource<Asking> {
  constructor(private readonly subgraph: Subgraph) {}

  async process({ request, context, kind }: GraphQLDataSourceProcessOptions<Asking>): Promise<GatewayGraphQLResponse> {
    const { name, url, key } = this.subgraph;
    const body = JSON.stringify({ query: request.query, variables: request.variables, operationName: request.operationName });
    const asking = kind === 'incoming operation' ? context : null;
    if (!asking) throw unavailable(name);
    const token = await signInternal(key, name, { actor: asking.actor, asOf: asking.asOf }, body);
    const answered = await fetch(url, {
      method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': asking.language, ...(asking.traceparent && { traceparent: asking.traceparent }) },
    }).then(async (response) => (await response.json()) as GatewayGraphQLResponse, () => null).catch(() => null);
    // `{}` or a page of HTML is no answer either: nothing may turn into a silent null.
    if (!answered || typeof answered !== 'object' || !('data' in answered || 'errors' in answered)) throw unavailable(name);
    return answered;
  }
}
