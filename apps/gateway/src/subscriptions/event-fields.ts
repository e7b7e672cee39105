import type { Received } from '@cornerstone/events/define';
import { summaryOf } from '@cornerstone/events/summary';
import type { Language } from '@cornerstone/runtime/graph/refusals';

interface Arguments { language?: 'ZH' | 'EN' | null }

/** What an Event says of itself; its project is asked of the graph. */
const FIELDS: Record<string, (event: Received, asked: Arguments, language: Language) => unknown> = {
  __typename: () => 'Event',
  id: ({ id }) => id, type: ({ type }) => type, source: ({ source }) => source, subject: ({ subject }) => subject, time: ({ time }) => time, knownOn: ({ knownOn }) => knownOn,
  projectId: ({ projectId }) => projectId, aggregateId: ({ aggregateId }) => aggregateId, aggregateVersion: ({ aggregateVersion }) => aggregateVersion,
  regionPaths: ({ regionPaths }) => regionPaths, data: ({ data }) => data,
  sentence: (event, asked, language) => summaryOf(event)[asked.language === 'EN' ? 'en' : asked.language === 'ZH' ? 'zh' : language],
  summary: (event) => summaryOf(event).zh,
};

export function eventField(name: string): (event: Received, asked: Arguments, language: Language) => unknown {
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!field) throw new Error(`events.graphql has Event.${name}, and nobody says it`);
  return field;
}
