import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { Slice } from '../slice';
import { refuseUnknownEntities } from './known-entities';
import { checkScope } from './guarded';
import { MoneyResolver } from './money';
import { RateResolver } from './rate';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible"])\n\n';

export interface Subgraph { schema: GraphQLSchema; sdl: string }

/** type-graphql classes → SDL with federation directives → an executable subgraph. */
export async function buildSubgraph(slices: readonly Slice[]): Promise<Subgraph> {
  const resolvers = [MoneyResolver, RateResolver, ...slices.flatMap((slice) => slice.resolvers ?? [])] as unknown as NonEmptyArray<new () => object>;
  const plain = await buildSchema({ resolvers, validate: false, emitSchemaFile: false, skipCheck: true, authChecker: checkScope });
  const sdl = FEDERATION + printSchemaWithDirectives(plain);
  const map = createResolversMap(plain) as Record<string, object>;
  for (const { references = {} } of slices) for (const [type, find] of Object.entries(references)) map[type] = { ...map[type], __resolveReference: find };
  return { sdl, schema: refuseUnknownEntities(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: map as never })) };
}
