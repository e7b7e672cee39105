import { summaryOf } from '@cornerstone/events/summary';
import { keepFacts } from '@cornerstone/runtime/keep-fact';
import { onEveryTogether, type Copies } from '@cornerstone/runtime/slice';

/** Hears everything; keeps a line of what is about a project. */
export const timelineCopies: Copies = { tables: ['timeline_entry'], consumers: [onEveryTogether((tx, events) => keepFacts(tx, 'timeline_entry', events.filter(({ projectId }) => projectId !== null), (event) => {
  const { zh, en } = summaryOf(event);
  return { eventId: event.id, at: event.time, type: event.type, source: event.source, summary: zh, summaryEn: en };
}))] };
