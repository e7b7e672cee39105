import type { References } from '@cornerstone/runtime/graph/schema';
import type { Request } from '@cornerstone/runtime/request';
import { Project } from './ledger/project.entity';

/** How this subgraph finds its part of an entity by key, batched. */
export const references: References = {
  Project: {
    __resolveReference: ({ id, code }: { id?: string; code?: string }, request: Request) =>
      (id ? request.one(Project, 'id', id) : request.one(Project, 'code', code ?? '')),
  },
};
