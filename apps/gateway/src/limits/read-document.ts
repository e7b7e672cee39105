import { badInput, type Rejection } from '@cornerstone/kernel/rejection';
import { getOperationAST, GraphQLError, Kind, Lexer, parse, Source, TokenKind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { hashOf } from './known-operations';
import { exceeded, LIMITS, type LimitName } from './limits';
import { hasUndecidedRoot, rootNames, structureOf, type Structure } from './structure';

/** What is known of a text before the schema is asked; a text that is no GraphQL has no document. */
export interface ReadDocument { /** The same string for each who sends the same: what is looked up by it is found without its being read again. */ text: string; refusal: Rejection | null; hash: string | null; counted(operationName: string | undefined): { isMutation: boolean; roots: readonly string[] } }

/** Clients send the same few texts: read once. More than this many, or longer ones, are forgotten. */
const REMEMBERED = 500;
const LONGEST = 16 * 1024;
const UNREADABLE: Pick<ReadDocument, 'hash' | 'counted'> = { hash: null, counted: () => ({ isMutation: false, roots: [] }) };

export function documentReader(): (text: string) => ReadDocument {
  const known = new Map<string, ReadDocument>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const document = { text, ...read(text) };
    if (text.length > LONGEST) return document;
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, document);
    return document;
  };
}

function read(text: string): Omit<ReadDocument, 'text'> {
  try {
    const tokens = tokensOf(text);
    if (tokens > LIMITS.tokens.most) return { ...UNREADABLE, refusal: exceeded('tokens', null) };
    const document = parse(text, { noLocation: true });
    const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
    const refusal = operations.map(structureOf(document)).map(refusalOf).find((each) => each !== null) ?? (operations.some((each) => hasUndecidedRoot(document, each)) ? undecidedRoot() : null);
    return { refusal, hash: refusal ? null : hashOf(document), counted: (name) => countedOf(document, name) };
  } catch (fault) {
    // What is wrong with it is said where it is parsed for good.
    if (fault instanceof GraphQLError) return { ...UNREADABLE, refusal: null };
    throw fault;
  }
}

/** Counted without being parsed, and no further than needed: nesting costs nothing here. */
function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (count <= LIMITS.tokens.most && lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}

/** GraphQL, September 2025, 5.2.4.1: what a subscription is of may not depend on its variables. graphql-js stumbles over it. */
const undecidedRoot = (): Rejection => badInput('gateway.undecided-subscription', { en: 'The root field of a subscription stands without @skip and @include of a variable.', zh: '订阅的根字段不能使用由变量决定的 @skip 或 @include。' });

function refusalOf({ roots, ...structure }: Structure): Rejection | null {
  const found: Partial<Record<LimitName, number>> = { 'root-fields': roots, ...structure };
  for (const [name, count] of Object.entries(found) as [LimitName, number][]) if (count > LIMITS[name].most) return exceeded(name, count);
  return null;
}

function countedOf(document: DocumentNode, name: string | undefined): { isMutation: boolean; roots: readonly string[] } {
  const operation = getOperationAST(document, name);
  const isMutation = operation?.operation === 'mutation';
  return { isMutation, roots: isMutation ? rootNames(document, operation) : [] };
}
