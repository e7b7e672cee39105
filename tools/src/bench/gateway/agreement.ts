import { isDeepStrictEqual } from 'node:util';
import { BenchFault } from '../events/fault';
import { askOnce, type Running } from './gateways/start';
import { KEY, type Query } from './shop/queries';

/** Keys that answers are compared at. */
const PROBED = [Number(KEY), Number(KEY) + 1, Number(KEY) + 321];

/** Whoever is compared answers the same; a gateway that is quick with something else is not. Bytes of an answer, by query. */
export async function agree(running: readonly Running[], queries: readonly Query[]): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  for (const query of queries) {
    for (const key of PROBED) {
      const [first, ...others] = await Promise.all(running.map(async (gateway) => ({ gateway, ...await answerOf(gateway, query, query.body.replace(KEY, String(key))) })));
      if (!first) throw new BenchFault('no gateway is measured');
      if (key === Number(KEY)) bytes.set(query.name, first.bytes);
      const other = others.find(({ data }) => !isDeepStrictEqual(data, first.data));
      if (other) throw new BenchFault(`${other.gateway.column.title} answers ${query.name} otherwise than ${first.gateway.column.title}:\n${JSON.stringify(other.data).slice(0, 500)}\n${JSON.stringify(first.data).slice(0, 500)}`);
    }
  }
  return bytes;
}

async function answerOf(gateway: Running, query: Query, body: string): Promise<{ data: unknown; bytes: number }> {
  const { status, text } = await askOnce(gateway, body);
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (status !== 200 || errors !== undefined || !data) throw new BenchFault(`${gateway.column.title} does not answer ${query.name} (${status}): ${text.slice(0, 500)}`);
  return { data, bytes: Buffer.byteLength(text) };
}
