import type { Received } from '@cornerstone/events/define';
import type { Copies } from '@cornerstone/runtime/slice';
import { query } from '@cornerstone/runtime/transaction';
import { summaryOf } from '@cornerstone/events/summary';

/** Hears everything; keeps a line of what is about a project. */
export const timelineCopies: Copies = { tables: ['timeline_entry'], consumers: {
  '*': async (tx, event: Received) => {
    if (event.projectId === null) return;
    const { zh, en } = summaryOf(event);
    await query(tx, `/* keepLine */ insert into timeline_entry (event_id, project_id, version, known_on, at, type, source, summary, summary_en) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [event.id, event.projectId, event.aggregateVersion, event.knownOn, event.time, event.type, event.source, zh, en]);
  },
} };
