import { day, isDay } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { wantedOf, type Wanted } from './wanted';

/** What a request for the event stream asks for. */
export interface AskedStream {
  wanted: Wanted;
  /** The events from then on; `live`: those that come from now on. */
  start: { after: string } | { from: 'beginning' | Date } | 'live';
  untilNow: boolean;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Where a connection broke, it goes on: the id of the last event comes before `from`, which a browser sends again unchanged. */
export function askedStream(query: URLSearchParams, lastEventId: string | undefined): AskedStream {
  const after = lastEventId || query.get('lastEventId') || null;
  const from = query.get('from');
  const until = query.get('until');
  if (until !== null && until !== 'now') throw badInput('gateway.bad-until', { en: 'until can only be now.', zh: 'until 只能为 now。' });
  const types = query.getAll('types').flatMap((each) => each.split(',')).map((each) => each.trim()).filter((each) => each !== '');
  return {
    wanted: wantedOf({ types: types.length > 0 ? types : null, topic: query.get('topic'), region: query.get('region'), project: query.get('project') }),
    start: after !== null ? { after } : from !== null ? { from: startOf(from) } : 'live',
    untilNow: until !== null,
  };
}

/** A day begins in Asia/Shanghai. In an address "+08:00" arrives as " 08:00" where nobody escaped it. */
function startOf(text: string): 'beginning' | Date {
  if (text === 'beginning') return text;
  if (isDay(text)) return new Date(`${day(text)}T00:00:00+08:00`);
  const instant = text.replace(/ (?=\d{2}:\d{2}$)/, '+');
  if (INSTANT.test(instant) && !Number.isNaN(Date.parse(instant))) return new Date(instant);
  throw badInput('gateway.bad-from', { en: `"${text.slice(0, 40)}" is no start: write beginning, YYYY-MM-DD or a time such as 2024-06-30T08:00:00+08:00.`, zh: `“${text.slice(0, 40)}”不是有效起点：请写 beginning、YYYY-MM-DD 或 2024-06-30T08:00:00+08:00 这样的时间。` });
}
