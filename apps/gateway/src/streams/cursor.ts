import { topics as allTopics } from '@cornerstone/events/catalogue';
import { badInput } from '@cornerstone/kernel/rejection';
import type { Places } from '@cornerstone/runtime/bus/broker';

const PLACE = '(?:0|[1-9]\\d{0,14})';
const TOPIC = new RegExp(`^([a-z]+\\.[a-z-]+)=(${PLACE}(?:\\.${PLACE})*)$`);
/** Where a reader of topics that hold nothing yet stands: an `id:` may not be empty, or a browser would forget it. */
const BEGINNING = '-';

/** Where a reader stands, as a text: `projects.project=12.0.5.7.0.3;supervision.issue=0.1`. Whoever has it can resume anywhere, at any time. */
export function cursorOf(places: Places): string {
  const told = Object.entries(places).filter(([, of]) => of.some((place) => place > 0)).sort(([one], [other]) => (one < other ? -1 : 1));
  return told.map(([topic, of]) => `${topic}=${of.join('.')}`).join(';') || BEGINNING;
}

const notOurs = (text: string) => badInput('gateway.bad-cursor', { en: `"${text.slice(0, 60)}" is not the id of an event of this stream.`, zh: `“${text.slice(0, 60)}”不是本事件流的消息标识。` });

/** The places of a cursor in topics that exist so (`end`); a topic it does not name is read from its beginning. */
export function placesIn(text: string, end: Places): Places {
  const told = new Map((text === BEGINNING ? [] : text.split(';')).map((part) => {
    const [, topic = '', places = ''] = TOPIC.exec(part) ?? [];
    if (!allTopics.includes(topic)) throw notOurs(text);
    return [topic, places.split('.').map(Number)];
  }));
  return Object.fromEntries(Object.entries(end).map(([topic, ends]) => {
    const places = told.get(topic) ?? [];
    if (places.length > ends.length) throw notOurs(text);
    return [topic, ends.map((_, partition) => places[partition] ?? 0)];
  }));
}

/** A place that the topic has not come to is of another house, or of one whose topics were made anew: resuming there would lose what comes. */
export function checkWithin(places: Places, end: Places, text: string): void {
  if (Object.entries(places).some(([topic, of]) => of.some((place, partition) => place > (end[topic]?.[partition] ?? 0)))) throw notOurs(text);
}
