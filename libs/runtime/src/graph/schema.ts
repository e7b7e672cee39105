import 'reflect-metadata';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import type { Slice } from '../slice';
import { federated } from './federated';
import { refuseUnknownEntities } from './known-entities';
import { checkScope } from './guarded';
import { MoneyResolver } from './money';
import { RateResolver } from './rate';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible"])\n\n';

export interface Subgraph { schema: GraphQLSchema; sdl: string }

const made = new WeakMap<readonly Slice[], Promise<Subgraph>>();

/** type-graphql classes → SDL with federation directives → an executable subgraph. Made once: `npm run dev` asks what a service would serve before it serves it. */
export function buildSubgraph(slices: readonly Slice[]): Promise<Subgraph> {
  const subgraph = made.get(slices) ?? make(slices);
  made.set(slices, subgraph);
  return subgraph;
}

async function make(slices: readonly Slice[]): Promise<Subgraph> {
  const resolvers = [MoneyResolver, RateResolver, ...slices.flatMap((slice) => slice.resolvers ?? [])] as unknown as NonEmptyArray<new () => object>;
  const plain = await buildSchema({ resolvers, validate: false, emitSchemaFile: false, skipCheck: true, authChecker: checkScope });
  const sdl = FEDERATION + printSchemaWithDirectives(plain);
  const references = new Map(slices.flatMap((slice) => Object.entries(slice.references ?? {})));
  return { sdl, schema: refuseUnknownEntities(federated(plain, sdl, references)) };
}
