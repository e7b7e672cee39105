import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { brokenConventions } from './conventions';
import { undescribed } from './descriptions';

const APPS = new URL('../../', import.meta.url);
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

function compose(schemas: Record<string, string>): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(schemas).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

describe('the composed supergraph 统一图约定', () => {
  // Before `npm run generate` ran for the first time there are none.
  const schemas = Object.fromEntries(readdirSync(APPS).map((app) => [app, new URL(`${app}/schema.graphql`, APPS)] as const).filter(([, file]) => existsSync(file)).map(([app, file]) => [app, readFileSync(file, 'utf8')]));
  const events = readFileSync(new URL('gateway/events.graphql', APPS), 'utf8');
  const supergraph = Object.keys(schemas).length > 0 ? compose({ ...schemas, events }) : '"No service · 没有服务" scalar Nothing';

  it('empties no other service\'s fields when one is down', () => { expect(brokenConventions(supergraph)).toEqual([]); });
  it('describes everything in English and Chinese', () => { expect(undescribed(supergraph)).toEqual([]); });
});

describe('a service that breaks the conventions 违反约定', () => {
  const owner = `${LINK} type Query { project: Project } type Project @key(fields: "id") { id: ID! name: String! self: Project! children: [Project!]! }`;
  const broken = (sdl: string): string[] => brokenConventions(compose({ projects: owner, funding: `${LINK} ${sdl}` }));

  it.each([
    ['a root result that may not be null', 'type Query { fund: String! }', 'Query.fund is a root result: it must be nullable'],
    ['a reference that may not be null', 'type Query { fund: Fund } type Fund { project: Project! } type Project @key(fields: "id", resolvable: false) { id: ID! }', 'Fund.project refers to projects\'s Project from funding: it must be nullable'],
    ['a list of references that may not be null', 'type Query { fund: Fund } type Fund { projects: [Project!] } type Project @key(fields: "id", resolvable: false) { id: ID! }', 'Fund.projects refers to projects\'s Project from funding: it must be nullable'],
    ['a contributed field that may not be null', 'type Query { fund: String } type Project @key(fields: "id") { id: ID! funds: [String!]! }', 'Project.funds is contributed by funding to projects\'s Project: it must be nullable'],
    ['items of a connection that may not be null', 'type Query { funds(first: Int, after: String): FundConnection } type FundConnection { nodes: [Fund!]! } type Fund { id: ID }', 'FundConnection.nodes holds items of a connection: they must be nullable'],
    ['an edge whose node may not be null', 'type Query { funds(first: Int, after: String): FundConnection } type FundConnection { edges: [FundEdge!]! } type FundEdge { node: Fund! } type Fund { id: ID }', 'FundEdge.node holds items of a connection: they must be nullable'],
    ['a connection without pages', 'type Query { funds(first: Int): FundConnection } type FundConnection { nodes: [String]! }', 'Query.funds is a connection: it must take first and after'],
    ['a mutation of many arguments', 'type Query { fund: String } type Mutation { payOut(amount: String, idempotencyKey: String): String }', 'Mutation.payOut must take one input: …Input!,Mutation.payOut takes amount beside input and idempotencyKey'],
  ])('is found: %s', (_name, sdl, fault) => { expect(broken(sdl).join()).toBe(fault); });

  it('is not one that keeps them', () => {
    expect(broken('type Query { funds(first: Int, after: String): FundConnection } type FundConnection { edges: [FundEdge!]! nodes: [Fund]! totalCount: Int! } type FundEdge { cursor: String! node: Fund } type Fund @key(fields: "id") { id: ID! project: Project } type Project @key(fields: "id") { id: ID! funds: [Fund!] }')).toEqual([]);
  });

  it('is found by what it does not describe', () => {
    const sdl = '"a query" type Query { "Funds. · 资金" funds(year: Int): Kind } "Kind 类型" enum Kind { "bond · 债券" BOND LOAN } "资金 · input" input FundInput { year: Int }';
    expect(undescribed(sdl)).toEqual(['Query.funds.year: no description', 'Kind: "Kind 类型" is not "English · 中文"', 'Kind.LOAN: no description', 'FundInput: "资金 · input" is not "English · 中文"', 'FundInput.year: no description']);
  });
});
