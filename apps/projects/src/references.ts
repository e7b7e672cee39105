import type { References } from '@cornerstone/runtime/graph/schema';
import { tableAsOf } from '@cornerstone/runtime/as-of';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import { StoredFile } from './files/file.entity';
import { Project } from './ledger/project.entity';

/** A project by key, batched, as known on the operation's day. */
function projectOf(request: Request, column: 'id' | 'code', key: string): Promise<Project | null> {
  const { asOf } = request;
  if (asOf === null) return request.one(Project, column, key);
  return request.batched<Project>(`project by ${column} as of`, key, async (tx, keys) => {
    const rows = await select(tx, Project, `/* projectsAsOf */ select * from ${tableAsOf(tx, Project, asOf)} p where ${column} = any($1)`, [keys]);
    return keys.map((each) => rows.find((row) => row[column] === each) ?? null);
  });
}

/** How this subgraph finds its part of an entity by key, batched. */
export const references: References = {
  Project: {
    __resolveReference: ({ id, code }: { id?: string; code?: string }, request: Request) =>
      (id ? projectOf(request, 'id', id) : projectOf(request, 'code', code ?? '')),
  },
  StoredFile: { __resolveReference: ({ id }: { id: string }, request: Request) => request.one(StoredFile, 'id', id) },
};
