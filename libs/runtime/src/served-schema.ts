import { readFileSync } from 'node:fs';

/** The schema that the supergraph was composed from; null where this copy of the house has none. */
export function committedSchema(service: string): string | null {
  try {
    return readFileSync(new URL(`../../../apps/${service}/schema.graphql`, import.meta.url), 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** Why the gateway would plan over another graph than this service serves; null where it does not. */
export const schemaFault = (served: string, committed: string | null): string | null =>
  (committed === null || committed.trim() === served.trim() ? null : 'What it serves is not its schema.graphql, which the supergraph was composed from: run npm run generate.');
