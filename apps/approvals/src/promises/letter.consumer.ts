import type { DataOf, Received } from '@cornerstone/events/define';
import type { fileStored } from '@cornerstone/events/projects';
import type { Copies } from '@cornerstone/runtime/slice';
import { query, type Tx } from '@cornerstone/runtime/transaction';

export const letterCopies: Copies = {
  tables: ['file_copy'],
  consumers: {
    'projects.file.stored.v1': (tx: Tx, event: Received<DataOf<typeof fileStored>>) =>
      query(tx, '/* copyFile */ insert into file_copy (id, project_id, kind) values ($1, $2, $3) on conflict (id) do nothing', [event.aggregateId, event.projectId, event.data.kind]),
  },
};
