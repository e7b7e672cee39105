import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type DocumentNode } from 'graphql';
import { GOODS } from './goods';
import { SCHEMAS, type Shop } from './schemas';

/** Answers that are kept: enough for what a run asks again, and keys that nobody asks for twice do not fill the machine. */
const MOST_KEPT = 50_000;

interface Sent { query: string; variables?: Record<string, unknown>; operationName?: string }

/** The whole HTTP answer to a body, made once by the real resolvers: afterwards each costs the same, whoever asks. */
export function answersOf(shop: Shop): (body: string) => Buffer | Promise<Buffer> {
  const schema = buildSubgraphSchema({ typeDefs: parse(SCHEMAS[shop]), resolvers: GOODS[shop] as never });
  const documents = new Map<string, DocumentNode>();
  const kept = new Map<string, Buffer>();
  const documentOf = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    if (!documents.has(query)) { const [fault] = validate(schema, document); if (fault) throw fault; }
    documents.set(query, document);
    return document;
  };
  const made = async (body: string): Promise<Buffer> => {
    const { query, variables, operationName } = JSON.parse(body) as Sent;
    const text = JSON.stringify(await execute({ schema, document: documentOf(query), ...(variables && { variableValues: variables }), ...(operationName && { operationName }) }));
    const answer = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(body, answer);
    return answer;
  };
  return (body) => kept.get(body) ?? made(body);
}
