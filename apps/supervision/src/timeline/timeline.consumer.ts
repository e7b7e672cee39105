import { summaryOf } from '@cornerstone/events/summary';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { onEvery, type Copies } from '@cornerstone/runtime/slice';

/** Hears everything; keeps a line of what is about a project. */
export const timelineCopies: Copies = { tables: ['timeline_entry'], consumers: [onEvery(async (tx, event) => {
  if (event.projectId === null) return;
  const { zh, en } = summaryOf(event);
  await keepFact(tx, 'timeline_entry', event, { eventId: event.id, at: event.time, type: event.type, source: event.source, summary: zh, summaryEn: en });
})] };
