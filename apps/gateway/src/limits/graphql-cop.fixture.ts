/** The checks of graphql-cop 1.x (github.com/dolevf/graphql-cop), each as the request it sends and what it calls a finding; those it has switched off, too. */
export interface Check { name: string; request: { search?: string; init: RequestInit }; isFinding(answer: { json: Json; text: string }): boolean }
interface Told { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: Record<string, unknown> }[] }
type Json = Told | Told[] | null;

const asked = (query: string) => ({ init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, operationName: 'cop' }) } });
const byAddress = (query: string) => ({ search: `?query=${encodeURIComponent(query)}`, init: {} });
const told = (json: Json): Told => (json === null || Array.isArray(json) ? {} : json);
const typename = ({ json }: { json: Json }): boolean => Boolean(told(json).data?.['__typename']);
const first = (json: Json) => told(json).errors?.[0];
const times = (count: number, text: (at: number) => string): string => Array.from({ length: count }, (_, at) => text(at)).join('\n');
const typesOf = (json: Json): unknown[] => (told(json).data?.['__schema'] as { types?: unknown[] } | undefined)?.types ?? [];

export const CHECKS: readonly Check[] = [
  { name: 'alias overloading', request: asked(`query cop { ${times(101, (at) => `alias${at}:__typename`)} }`), isFinding: ({ json }) => Boolean(told(json).data?.['alias100']) },
  { name: 'array-based batching', request: { init: { ...asked('').init, body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }))) } }, isFinding: ({ json }) => Array.isArray(json) && json.length >= 10 },
  { name: 'circular introspection', request: asked('query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }'), isFinding: ({ json }) => typesOf(json).length > 25 },
  { name: 'directive overloading', request: asked(`query cop { __typename ${'@aa'.repeat(10)} }`), isFinding: ({ json }) => told(json).errors?.length === 10 },
  { name: 'field duplication', request: asked(`query cop { ${times(500, () => '__typename')} }`), isFinding: typename },
  { name: 'field suggestions', request: asked('query cop { __schema { directive } }'), isFinding: ({ json }) => Boolean(first(json)?.message.includes('Did you mean')) },
  { name: 'mutation by GET', request: byAddress('mutation cop {__typename}'), isFinding: typename },
  { name: 'query by GET', request: byAddress('query cop {__typename}'), isFinding: typename },
  { name: 'an editor at the address', request: { init: { headers: { accept: 'text/html' } } }, isFinding: ({ text }) => ['graphiql.min.css', 'GraphQL Playground', 'GraphiQL', 'graphql-playground'].some((word) => text.includes(word)) },
  { name: 'introspection', request: asked('query cop { __schema { types { name fields { name } } } }'), isFinding: ({ json }) => typesOf(json).length > 0 },
  { name: 'url-encoded POST', request: { init: { method: 'POST', body: new URLSearchParams({ query: 'query cop { __typename }' }) } }, isFinding: typename },
  // The originals of these two look for a lower-case key in a text with Python's quotes; here, for what they mean.
  { name: 'tracing', request: asked('query cop { __typename }'), isFinding: ({ json, text }) => Boolean(first(json)?.extensions?.['tracing']) || /"tracing":/i.test(text) },
  { name: 'unhandled errors', request: asked('qwerty cop { abc }'), isFinding: ({ json, text }) => Boolean(first(json)?.extensions?.['exception']) || /"(exception|stacktrace)":/i.test(text) },
];

/** Names of the checks that find something. */
export async function findingsAt(address: string, headers: Record<string, string> = {}): Promise<string[]> {
  const found: string[] = [];
  for (const { name, request: { search = '', init }, isFinding } of CHECKS) {
    const response = await fetch(`${address}${search}`, { ...init, headers: { ...headers, ...(init.headers as Record<string, string> | undefined) } });
    const text = await response.text();
    if (isFinding({ text, json: jsonIn(text) })) found.push(name);
  }
  return found;
}

function jsonIn(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // A page is no finding by itself.
    return null;
  }
}
