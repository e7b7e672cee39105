import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { getNullableType, graphql, GraphQLError, isAbstractType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, parse, typeFromAST, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

export const SERVICES = ['approvals', 'directory', 'elements', 'funding', 'projects', 'supervision'] as const;
const schemaOf = (service: string): GraphQLSchema => buildSubgraphSchema({ typeDefs: parse(readFileSync(new URL(`../../${service}/schema.graphql`, import.meta.url), 'utf8')) });

const VALUES: Record<string, (seed: number) => unknown> = {
  Int: (seed) => seed % 1000, Float: (seed) => (seed % 1000) / 8, Boolean: (seed) => seed % 2 === 0, Date: (seed) => `2024-0${seed % 9 + 1}-15`, DateTime: () => '2024-06-30T08:00:00+08:00', Decimal: (seed) => `${seed % 100}.50`, JSON: (seed) => ({ seed: [seed, null, '"'] }),
};
const hashOf = (word: string): number => [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);

/** Always the same of the same: now and then null, and of those of a hundred that `often` says, refused. */
function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, seed: number, often: number): unknown {
  if (!isNonNullType(type) && seed % 100 < often) { if (seed % 2) throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN', rule: 'T1.mock' } }); return null; }
  const present = getNullableType(type);
  if (isListType(present)) return [1, 2].map((at) => valueOf(schema, present.ofType as GraphQLOutputType, (seed * 7 + at) % 1_000_003, often));
  if (isEnumType(present)) return present.getValues()[seed % present.getValues().length]?.value;
  const object = isAbstractType(present) ? schema.getPossibleTypes(present)[0] : present;
  return isObjectType(object) ? { __typename: object.name, seed } : (VALUES[present.name]?.(seed) ?? `${present.name} ${seed} 甲"`);
}

/** Every service of the house, each with its real schema and values of its own making. */
export async function openMockServices(often: () => number): Promise<{ server: Server; urlOf(service: string): string }> {
  const schemas = Object.fromEntries(SERVICES.map((service) => [service, schemaOf(service)]));
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then(async (body) => {
      const schema = schemas[(incoming.url ?? '').slice(1)];
      if (!schema) throw new Error(`no ${incoming.url}`);
      const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
      const result = await graphql({ schema, source: query, ...(variables && { variableValues: variables }), fieldResolver: (parent: { seed?: number } & Record<string, unknown> | undefined, _args, _context, { fieldName, parentType, returnType }) =>
        parent?.[fieldName] ?? valueOf(schema, returnType, hashOf(`${parent?.seed ?? JSON.stringify(parent ?? null)}${parentType.name}.${fieldName}`), often()) });
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    }).catch((fault: unknown) => { outgoing.writeHead(500).end(String(fault)); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as { port: number };
  return { server, urlOf: (service) => `http://127.0.0.1:${port}/${service}` };
}

/** Values for an operation's variables: all of them, or those that it cannot do without. */
export function variablesFor(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode, all: boolean): Record<string, unknown> {
  return Object.fromEntries(variableDefinitions.flatMap(({ variable: { name: { value: name } }, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    return type && (all || (isNonNullType(type) && !defaultValue)) ? [[name, given(type)]] : [];
  }));
}

function given(type: GraphQLInputType): unknown {
  const present = getNullableType(type);
  if (isListType(present)) return [given(present.ofType as GraphQLInputType)];
  if (isEnumType(present)) return present.getValues()[0]?.name;
  if (isInputObjectType(present)) return Object.fromEntries(Object.values(present.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map(({ name, type: of }) => [name, given(of)]));
  return VALUES[present.name]?.(2) ?? `${present.name} 2`;
}
