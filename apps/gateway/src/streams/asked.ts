import { badInput } from '@cornerstone/kernel/rejection';
import { startOf } from '@cornerstone/runtime/bus/start';
import { wantedOf, type Wanted } from './wanted';

/** What a request for the event stream asks for. */
export interface AskedStream {
  wanted: Wanted;
  /** The events from then on; `live`: those that come from now on. */
  start: { after: string } | { from: 'beginning' | Date } | 'live';
  untilNow: boolean;
}

/** All that the address may say; `type` is another word for `types`. */
const KNOWN = ['from', 'lastEventId', 'project', 'region', 'topic', 'type', 'types', 'until'];

/** A name that means nothing would otherwise be a filter that is not there: everything would come. */
function checkNames(query: URLSearchParams): void {
  const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
  if (unknown === undefined) return;
  const given = unknown.slice(0, 80);
  throw badInput('gateway.unknown-parameter', { en: `There is no parameter "${given}"; there are ${KNOWN.join(', ')}.`, zh: `没有参数“${given}”，可用参数：${KNOWN.join('、')}。` }, { known: KNOWN });
}

/** What stands twice means one of two things; types add up. */
function checkTwice(query: URLSearchParams): void {
  const twice = KNOWN.find((name) => name !== 'type' && name !== 'types' && query.getAll(name).length > 1);
  if (twice !== undefined) throw badInput('gateway.parameter-twice', { en: `${twice} stands twice in the address.`, zh: `地址中 ${twice} 重复。` }, { parameter: twice });
}

/** Where a connection broke, it goes on: the id of the last event comes before `from`, which a browser sends again unchanged. */
export function askedStream(query: URLSearchParams, lastEventId: string | undefined): AskedStream {
  checkNames(query);
  checkTwice(query);
  const after = lastEventId || query.get('lastEventId') || null;
  const from = query.get('from');
  const until = query.get('until');
  if (until !== null && until !== 'now') throw badInput('gateway.bad-until', { en: 'until can only be now.', zh: 'until 只能为 now。' });
  const types = [...query.getAll('types'), ...query.getAll('type')].flatMap((each) => each.split(',')).map((each) => each.trim()).filter((each) => each !== '');
  return {
    wanted: wantedOf({ types: types.length > 0 ? types : null, topic: query.get('topic'), region: query.get('region'), project: query.get('project') }),
    start: after !== null ? { after } : from !== null ? { from: startOf(from) } : 'live',
    untilNow: until !== null,
  };
}
