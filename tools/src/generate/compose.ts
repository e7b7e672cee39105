import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Subgraph schemas → supergraph; throws with every composition error named. */
export function composeSupergraph(schemas: ReadonlyMap<string, string>): string {
  const { errors, supergraphSdl } = composeServices([...schemas].map(([name, sdl]) => ({ name, url: `http://${name}/graphql`, typeDefs: parse(sdl) })));
  if (errors && errors.length > 0) throw new Error(`The subgraphs do not compose:\n${errors.map((error) => `  ${error.message}`).join('\n')}`);
  if (!supergraphSdl) throw new Error('composition gave no supergraph');
  return `${supergraphSdl.trim()}\n`;
}
