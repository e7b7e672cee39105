import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { BenchFault } from '../../events/fault';
import { SCHEMAS, SHOPS, type Shop } from './schemas';

/** The supergraph that every gateway but Cosmo's is given, as text. */
export function supergraphOf(urls: Readonly<Record<Shop, string>>): string {
  const { supergraphSdl, errors } = composeServices(SHOPS.map((name) => ({ name, url: urls[name], typeDefs: parse(SCHEMAS[name]) })));
  if (!supergraphSdl) throw new BenchFault(`the shop does not compose: ${String(errors)}`);
  return supergraphSdl;
}
