import type { References } from '@cornerstone/runtime/graph/schema';
import type { Request } from '@cornerstone/runtime/request';
import { Issue } from './issues/issue.entity';
import { projectEntry } from './project-entry';

/** How this subgraph finds its part of an entity by key; a project's part needs no look-up. */
export const references: References = {
  Issue: { __resolveReference: ({ id }: { id: string }, request: Request) => request.one(Issue, 'id', id) },
  Project: { __resolveReference: ({ id }: { id: string }) => projectEntry(id) },
};
