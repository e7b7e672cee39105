import type { References } from '@cornerstone/runtime/graph/schema';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { ApprovalCase } from './cases/case.entity';

/** How this subgraph finds its part of an entity by key, batched; a project's part needs no row of its own. */
export const references: References = {
  Project: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  ApprovalCase: {
    __resolveReference: ({ id }: { id: string }, request: Request) => request.batched<ApprovalCase>('case', id, async (tx, ids) => {
      const rows = await select(tx, ApprovalCase, `/* casesById */ select * from ${tableAsOf(tx, ApprovalCase, request.asOf)} c where id = any($1)`, [ids]);
      return ids.map((each) => rows.find((row) => row.id === each) ?? null);
    }),
  },
};
