import type { ApolloServer } from '@apollo/server';
import { notFound, Rejection, type RejectionCode } from '@cornerstone/kernel/rejection';
import { systemActor, type Actor } from '@cornerstone/runtime/actor';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { Log } from '@cornerstone/runtime/log';
import type { GraphQLFormattedError } from 'graphql';
import { askService } from '../ask-service';
import type { Asking } from '../asking';
import { speaking } from '../language';
import { Budget } from '../limits/budget';

export interface FileRecord { id: string; kind: string; name: string; mediaType: string; size: number; digest: string }
export interface Person { actor: Actor; language: Language; traceparent: string }
export interface Registered { projectId: string; kind: string; name: string; mediaType: string; size: number; digest: string }

/** What the projects service knows of files. */
export interface Records {
  /** Who may see the project, by its id or code, and whether they may add files; a refusal where they may not see it. */
  project(person: Person, key: string): Promise<{ id: string; mayAddFiles: boolean }>;
  file(person: Person, id: string): Promise<FileRecord>;
  register(person: Person, file: Registered, key: string | null): Promise<FileRecord>;
  /** The digests among these that no record has. One that is not answered for is not among them. */
  unused(digests: readonly string[]): Promise<string[]>;
}

const FIELDS = 'id kind name mediaType size digest';
const PROJECT = 'query fileTarget($id: ID, $code: String) { project(id: $id, code: $code) { id mayAddFiles } }';
const FILE = `query fileById($id: ID!) { file(id: $id) { ${FIELDS} } }`;
const REGISTER = `mutation registerFile($input: RegisterFileInput!, $key: String) { registerFile(input: $input, idempotencyKey: $key) { ${FIELDS} } }`;
const USES = 'query digestUses($digests: [String!]!) { digestUses(digests: $digests) { digest records } }';
/** Milliseconds that the service has for one answer. */
const PATIENCE = 10_000;

interface Answered { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }
interface Ground { graph: ApolloServer<Asking>; projects: { url: string; key: string } | undefined; log: Log }

/** Reads go through the graph as any client's; what only the gateway may do is asked of the service itself, signed for the person. */
export function recordsOf({ graph, projects, log }: Ground): Records {
  const inGraph = async (person: Person, query: string, variables: Record<string, unknown>): Promise<Answered> => {
    const budget = new Budget();
    const { body } = await speaking(person.language, () => graph.executeOperation({ query, variables }, { contextValue: { ...person, asOf: null, silent: new Set(), budget } })).finally(() => { budget.end(); });
    if (body.kind !== 'single') throw new Error('incremental answers are not served');
    return body.singleResult as Answered;
  };
  const ofService = async (person: Person, query: string, variables: Record<string, unknown>): Promise<Answered> => {
    if (!projects) throw unavailable();
    const body = JSON.stringify({ query, variables });
    const answer = await askService({ name: 'projects', ...projects }, person, body, AbortSignal.timeout(PATIENCE)).then((response) => response.json() as Promise<Answered | null>).catch((fault: unknown): never => {
      log.warn({ subgraph: 'projects', fault: String(fault) }, 'no answer about files');
      throw unavailable();
    });
    if (answer?.data === undefined && !answer?.errors?.length) throw unavailable();
    return answer;
  };
  return {
    project: async (person, key) => valueOf(await inGraph(person, PROJECT, key.startsWith('prj_') ? { id: key } : { code: key }), 'project'),
    file: async (person, id) => valueOf(await inGraph(person, FILE, { id }), 'file'),
    register: async (person, input, key) => valueOf(await ofService(person, REGISTER, { input, key }), 'registerFile'),
    async unused(digests) {
      const person: Person = { actor: systemActor('gateway'), language: 'en', traceparent: '' };
      const uses = valueOf<{ digest: string; records: number }[]>(await ofService(person, USES, { digests }), 'digestUses');
      return uses.filter(({ records }) => records === 0).map(({ digest }) => digest);
    },
  };
}

const unavailable = (): Rejection => new Rejection('gateway.service-unavailable', { en: 'The projects service does not answer now.', zh: 'projects 服务暂不可用。' }, { service: 'projects' }, 'UNAVAILABLE');

function valueOf<T>({ data, errors = [] }: Answered, field: string): T {
  const [error] = errors;
  const value = data?.[field];
  if (!error && value !== null && value !== undefined) return value as T;
  if (!error && value === null) throw notFound({ en: `The ${field}`, zh: '对象' }, '');
  const { code, rule, details } = (error?.extensions ?? {}) as { code?: string; rule?: string; details?: Record<string, unknown> };
  if (!error || code === undefined || rule === undefined) throw new Error(`no ${field}: ${error?.message ?? 'an answer without data'}`);
  // The service has spoken in the reader's language already.
  return refused(rule, error.message, details, code as RejectionCode);
}

function refused(rule: string, message: string, details: Record<string, unknown> = {}, code: RejectionCode): never {
  throw new Rejection(rule, { en: message, zh: message }, details, code);
}
