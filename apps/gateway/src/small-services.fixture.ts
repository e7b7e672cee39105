import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { day } from '@cornerstone/kernel/day';
import { notFound, Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import { formatRefusal, languageOf } from '@cornerstone/runtime/graph/refusals';
import { FRESH_PATH, type Fresh } from '@cornerstone/runtime/fresh-question';
import { verifyInternal } from '@cornerstone/runtime/internal-token';
import { createLog } from '@cornerstone/runtime/log';
import { decodeJwt } from 'jose';
import { graphql, parse } from 'graphql';
import { filesSdl, seesProject, smallRecords } from './files/small-records.fixture';
import type { Heard } from './small-house.fixture';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])';

export const schemas = {
  directory: `${LINK} scalar Date
    type Query { me: Person  region(code: ID!): Region }
    type Person @key(fields: "id") { id: ID!  name: String! }
    type Region @key(fields: "code") { code: ID!  name: String!  level: RegionLevel }  enum RegionLevel { PROVINCE CITY }`,
  projects: `${LINK} scalar Date
    type Query { project(code: String, id: ID, asOf: Date): Project  issue(id: ID, code: String): Issue  projects(first: Int, asOf: Date): [Project]  longList: [Project] }
    type Mutation { reportProgress(code: String!): Project }
    type Issue @key(fields: "id") { id: ID!  code: String!  project: Project }
    type Project @key(fields: "id") { id: ID!  code: String!  name: String!  note: String  region: Region  neighbours(first: Int): [Project] }
    type Region @key(fields: "code", resolvable: false) { code: ID! }${filesSdl}`,
  approvals: `${LINK} scalar Date
    type Query { approvalCases(asOf: Date): [ApprovalCase] }
    type ApprovalCase @key(fields: "id") { id: ID!  project: Project }
    type Project @key(fields: "id") { id: ID!  approvals: [ApprovalCase!]  mayStart: Boolean  clock: Clock }
    type Clock { limitDays: Int! }`,
} as const;
export type Service = keyof typeof schemas;

const project = (at: number) => ({ __typename: 'Project', id: `prj_${at}`, code: `P${at}`, name: `Project ${at}`, note: null, region: { __typename: 'Region', code: '410100' } });
const refusal = new Rejection('A2.commitment-after-start', { en: 'A promise is due before the start.', zh: '承诺须在开工前兑现。' }, { due: '2024-05-01' });

/** The files of every small house. */
export const smallFiles = smallRecords();

const resolvers: Record<Service, object> = {
  directory: {
    Query: { me: () => ({ id: 'per_1', name: '董瑞' }), region: (_: unknown, { code }: { code: string }) => ({ code, name: '郑州市', level: 'CITY' }) },
    Region: { __resolveReference: ({ code }: { code: string }) => ({ code, name: '郑州市', level: 'CITY' }) },
  },
  projects: {
    Query: {
      ...smallFiles.Query,
      issue: (_: unknown, { id }: { id: string }) => ({ id, code: 'ISS-1', project: project(1) }),
      project: (_: unknown, { code, id }: { code?: string; id?: string }, { actor }: { actor: Actor }) => { if (!seesProject(actor, id ?? code ?? '')) throw notFound({ en: 'Project', zh: '项目' }, id ?? code ?? ''); if (id) return id === 'prj_9' ? null : project(Number(id.slice(4))); if (code === 'nobody') throw notFound({ en: 'Project', zh: '项目' }, code ?? ''); if (code === 'broken') throw new Error('secret at 10.0.0.7'); return project(code === 'P5' ? 5 : 1); },
      projects: (_: unknown, { first = 2 }: { first?: number }) => Array.from({ length: first }, (__, at) => project(at + 1)),
      longList: () => [project(1), null, project(3)],
    },
    Mutation: { ...smallFiles.Mutation, reportProgress: () => { throw refusal; } },
    Project: { ...smallFiles.Project, __resolveReference: ({ id }: { id: string }) => (id === 'prj_9' ? null : project(Number(id.slice(4)))) },
  },
  approvals: {
    Query: { approvalCases: () => [1, 9, 3].map((at) => ({ id: `apv_${at}`, project: { __typename: 'Project', id: `prj_${at}` } })).concat([{ id: 'apv_none', project: null as never }]) },
    Project: {
      __resolveReference: ({ id }: { id: string }) => { if (id === 'prj_7') throw refusal; return { id }; },
      approvals: ({ id }: { id: string }) => { if (id === 'prj_3') throw refusal; return [{ id: `apv_${id}`, project: { id } }]; },
      mayStart: () => true, clock: () => ({ limitDays: 30 }),
    },
  },
};

/** They change nothing, and hear of nothing. */
const UNCHANGED: Fresh = { edition: 'small', day: day('2024-11-20'), isSettled: true, unsentMs: 0, places: {}, nature: { hears: [], own: {} } };

/** A subgraph over HTTP as runtime serves it: signed requests only, refusals in the reader's language. */
export function answers(service: Service, key: string, hear: (heard: Heard) => void): RequestListener {
  const schema = buildSubgraphSchema({ typeDefs: parse(schemas[service]), resolvers: resolvers[service] as never });
  const log = createLog(service, 'silent');
  return (incoming, outgoing) => {
    void text(incoming).then(async (body) => {
      const token = incoming.headers.authorization?.replace('Bearer ', '') ?? null;
      const vouched = await verifyInternal(key, service, token, body);
      if (incoming.url === FRESH_PATH) return outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(UNCHANGED));
      const asked = JSON.parse(body) as Heard['body'];
      hear({ service, headers: incoming.headers, body: asked, claims: decodeJwt(token ?? '') });
      const { data, errors } = await graphql({ schema, source: asked.query, contextValue: vouched, ...(asked.variables && { variableValues: asked.variables }) });
      const format = formatRefusal(log, languageOf(incoming.headers['accept-language']));
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ data, ...(errors && { errors: errors.map((error) => format({ ...error.toJSON() }, error)) }) }));
    }).catch((fault: unknown) => { outgoing.writeHead(500).end(String(fault)); });
  };
}
