import type { References } from '@cornerstone/runtime/graph/schema';
import { projectEntry } from './project-entry';

/** How this subgraph finds its part of an entity by key; a project's part needs no look-up. */
export const references: References = {
  Project: { __resolveReference: ({ id }: { id: string }) => projectEntry(id) },
};
