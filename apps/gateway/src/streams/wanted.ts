import { catalogue, topics } from '@cornerstone/events/catalogue';
import { topicOf, type Received } from '@cornerstone/events/define';
import { badInput } from '@cornerstone/kernel/rejection';
import { regionCode } from '@cornerstone/kernel/region';

/** Which events a subscriber asked for. */
export interface Wanted { topics: readonly string[]; types: ReadonlySet<string> | null; region: string | null; project: string | null }

export interface Asked { types?: readonly string[] | null; topic?: string | null; region?: string | null; project?: string | null }

const unknown = (what: { en: string; zh: string }, given: string, known: readonly string[]) => badInput('gateway.unknown-events',
  { en: `There is no ${what.en} "${given.slice(0, 80)}".`, zh: `没有${what.zh}“${given.slice(0, 80)}”。` }, { known: [...known].sort() });

/** Checks what was asked for: a word that means nothing would otherwise be a stream in which nothing ever comes. */
export function wantedOf({ types = null, topic = null, region = null, project = null }: Asked): Wanted {
  for (const type of types ?? []) if (!catalogue.has(type)) throw unknown({ en: 'event type', zh: '事件类型' }, type, [...catalogue.keys()]);
  if (topic !== null && !topics.includes(topic)) throw unknown({ en: 'topic', zh: '主题' }, topic, topics);
  const ofTypes = types === null ? topics : [...new Set(types.map(topicOf))];
  const both = topic === null ? ofTypes : ofTypes.filter((each) => each === topic);
  if (both.length === 0) throw badInput('gateway.unknown-events', { en: 'None of these types is on this topic.', zh: '所列事件类型均不在该主题中。' }, { topic, types });
  return { topics: both, types: types === null ? null : new Set(types), region: region === null ? null : regionCode(region), project };
}

/** A region includes everything below it: its code is a step of their paths. A project is named by its id or by its code. */
export const matches = ({ topics: wanted, types, region, project }: Wanted, event: Received): boolean =>
  wanted.includes(topicOf(event.type)) && (types === null || types.has(event.type))
  && (region === null || event.regionPaths.some((path) => path.split('.').includes(region)))
  && (project === null || event.projectId === project || event.subject === project);
