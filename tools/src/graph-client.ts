export interface GraphFault { message: string; path?: (string | number)[]; extensions?: { code?: string; rule?: string; details?: Record<string, unknown>; service?: string } }

/** What the graph refused, with every fault it named. */
export class GraphRefused extends Error {
  constructor(readonly faults: readonly GraphFault[]) {
    super(faults.map((fault) => `${fault.extensions?.rule ?? fault.extensions?.code ?? 'error'}: ${fault.message}`).join('\n'));
    this.name = 'GraphRefused';
  }
}

/** Nothing answers at the address. */
export class GraphUnreachable extends Error {
  constructor(graphUrl: string, options: ErrorOptions) {
    super(`Nothing answers at ${graphUrl}. Is it running? Start it with: npm start`, options);
    this.name = 'GraphUnreachable';
  }
}

export type Ask = <T>(document: string, variables?: object) => Promise<T>;

/** Asks the graph as one person; throws GraphRefused when it names a fault. */
export const graphClient = (graphUrl: string, token: string, language: 'zh-CN' | 'en' = 'zh-CN'): Ask => async <T>(query: string, variables: object = {}) => {
  const response = await fetch(graphUrl, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': language }, body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown): never => { throw new GraphUnreachable(graphUrl, { cause }); });
  const answer = await response.json() as { data?: T; errors?: GraphFault[] };
  if (answer.errors && answer.errors.length > 0) throw new GraphRefused(answer.errors);
  if (!answer.data) throw new Error(`no data, HTTP ${response.status}`);
  return answer.data;
};
