import { badInput, type Rejection } from '@cornerstone/kernel/rejection';
import { z } from 'zod';

/** One operation as a client sends it: its text, or the hash that stands for it. */
export interface Sent { query: string | null; hash: string | null; /** Sent as automatic persisted queries are: whose client knows one word for "send the text". */ isAutomatic?: boolean; variables?: Record<string, unknown>; operationName?: string }

const HASH = z.string().regex(/^(sha256:)?[0-9a-f]{64}$/);
const sent = z.object({
  query: z.string().nullish(), variables: z.record(z.string(), z.unknown()).nullish(), operationName: z.string().nullish(),
  documentId: HASH.nullish(), extensions: z.object({ persistedQuery: z.object({ version: z.literal(1).optional(), sha256Hash: HASH }).optional() }).nullish(),
});

const invalid = (): Rejection => badInput('graphql.invalid', { en: 'Send one JSON object with a query, or with the documentId of a known operation.', zh: '请发送包含 query 或已登记操作 documentId 的单个 JSON 对象。' });

export function operationIn(given: unknown): Sent {
  if (isPlain(given)) return { query: given.query, hash: null, ...(given.variables && { variables: given.variables }), ...(given.operationName && { operationName: given.operationName }) };
  const parsed = sent.safeParse(given);
  if (!parsed.success) throw invalid();
  const { query, variables, operationName, documentId, extensions } = parsed.data;
  const hash = (documentId ?? extensions?.persistedQuery?.sha256Hash)?.replace('sha256:', '') ?? null;
  if (!query && hash === null) throw invalid();
  return { query: query || null, hash, ...(!documentId && hash !== null && { isAutomatic: true }), ...(variables && { variables }), ...(operationName && { operationName }) };
}

interface Plain { query: string; variables?: Record<string, unknown> | null; operationName?: string | null }
const PLAIN = new Set(['query', 'variables', 'operationName']);

/** The form in which most come: what the schema above would take it for, seen sooner. */
function isPlain(given: unknown): given is Plain {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  const { query, variables, operationName } = given as { [name in keyof Plain]?: unknown };
  return typeof query === 'string' && query !== '' && Object.keys(given).every((name) => PLAIN.has(name))
    && (variables === undefined || variables === null || (typeof variables === 'object' && !Array.isArray(variables))) && (operationName === undefined || operationName === null || typeof operationName === 'string');
}

/** An operation in an address; what stands there twice is nobody's operation. */
export function operationInAddress(search: URLSearchParams): Sent {
  const once = (name: string): string | undefined => {
    const [value, ...more] = search.getAll(name);
    if (more.length > 0) throw badInput('graphql.invalid', { en: `${name} stands twice in the address.`, zh: `地址中 ${name} 重复。` });
    return value;
  };
  return operationIn({ query: once('query'), variables: json('variables', once('variables')), operationName: once('operationName'), documentId: once('documentId'), extensions: json('extensions', once('extensions')) });
}

function json(name: string, text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) as unknown : null;
  } catch {
    throw badInput('graphql.invalid', { en: `${name} is not JSON.`, zh: `${name} 不是 JSON。` });
  }
}
