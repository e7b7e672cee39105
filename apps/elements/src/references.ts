import type { References } from '@cornerstone/runtime/graph/schema';
import type { Request } from '@cornerstone/runtime/request';
import { ElementNeed } from './needs/need.entity';
import { poolKnown } from './pools/pool.sql';

/** How this subgraph finds its part of an entity by key, batched. A project needs no look-up: its fields ask by id. */
export const references: References = {
  Project: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  ElementPool: { __resolveReference: ({ id }: { id: string }, request: Request) => poolKnown(request, id) },
  ElementNeed: {
    __resolveReference: async ({ id }: { id: string }, request: Request) => {
      const need = await request.one(ElementNeed, 'id', id);
      return need && (request.asOf === null || need.knownOn <= request.asOf) ? need : null;
    },
  },
};
