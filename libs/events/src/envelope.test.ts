import { addDays, day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import fc from 'fast-check';
import type { Received } from './define';
import { fromWire, toWire, type WireMessage } from './envelope';

const started: Received = {
  id: 'evt_1', type: 'projects.project.started.v1', source: 'projects', subject: '2509-320193-89-01-544060', time: '2024-03-01T01:02:03.004Z', knownOn: day('2024-03-01'), key: 'prj_1', projectId: 'prj_1',
  aggregateId: 'prj_1', aggregateVersion: 2, regionPaths: ['410000.410100.410105'], actorId: 'per_1', departmentId: null, traceparent: null, data: { startedOn: '2024-03-01', evidenceDigest: 'ab' },
};
const message = toWire(started);
const headers = (changed: Record<string, string>): WireMessage => ({ ...message, headers: { ...message.headers, ...changed } });
const without = (name: string): WireMessage => ({ ...message, headers: Object.fromEntries(Object.entries(message.headers).filter(([each]) => each !== name)) });
const valued = (value: string | null): WireMessage => ({ ...message, value });

const whyOf = (wire: WireMessage): string => {
  try {
    fromWire(wire);
  } catch (fault) {
    if (fault instanceof Rejection && ['events.unreadable', 'events.unknown-type'].includes(fault.rule)) return String(fault.details['why'] ?? fault.sentence.en);
    throw fault;
  }
  return 'readable';
};

const token = fc.stringMatching(/^[a-z]{3}_[0-9a-f]{4,12}$/);
const path = fc.constantFrom('410000', '410000.410100', '410000.410100.410105', '140000.140100');
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const events: fc.Arbitrary<Received> = fc.record({
  id: token, aggregateId: token, projectId: orNull(token), actorId: token, departmentId: orNull(token), subject: orNull(fc.string({ minLength: 1 })), traceparent: orNull(fc.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)),
  time: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString()), knownOn: fc.nat(30_000).map((after) => addDays(day('2000-01-01'), after)),
  aggregateVersion: fc.integer({ min: 1, max: 999_999_999 }), regionPaths: fc.uniqueArray(path), reason: fc.string({ unit: 'grapheme' }),
}).map(({ reason, ...envelope }) => ({ ...envelope, type: 'projects.project.suspended.v1', source: 'projects', key: envelope.projectId ?? envelope.aggregateId, data: { on: envelope.knownOn, reason, resumeBy: null } }));

describe('an event on the wire 事件信封', () => {
  it('comes back as it went', () => {
    fc.assert(fc.property(events, (event) => { expect(fromWire(toWire(event))).toEqual(event); }));
  });

  it('is a CloudEvent in binary mode, keyed by its project', () => {
    expect(message.key).toBe('prj_1');
    expect(message.headers).toMatchObject({ ce_specversion: '1.0', ce_id: 'evt_1', ce_type: started.type, 'content-type': 'application/json' });
    expect(JSON.parse(message.value ?? '')).toEqual(started.data);
  });

  it.each<[string, WireMessage, RegExp]>([
    ['what is not JSON (41)', valued('{"startedOn":'), /no JSON/],
    ['GBK read as UTF-8 (41)', valued('ÏîÄ¿'), /no JSON/],
    ['an empty value (42)', valued(''), /value is empty/],
    ['no value (42)', valued(null), /value is empty/],
    ['no id (43)', without('ce_id'), /ce_id is missing/],
    ['an empty id (43)', headers({ ce_id: '' }), /ce_id is missing/],
    ['no type (43)', without('ce_type'), /ce_type is missing/],
    ['no headers at all (43)', { ...message, headers: {} }, /ce_type is missing/],
    ['an unknown type (45)', headers({ ce_type: 'projects.project.exploded.v1' }), /exploded\.v1 is unknown/],
    ['a future version of a type (45)', headers({ ce_type: 'projects.project.started.v9' }), /started\.v9 is unknown/],
    ['a type from the prototype (45)', headers({ ce_type: '__proto__' }), /may not publish __proto__/],
    ['a version below 1 (46)', headers({ ce_aggregateversion: '0' }), /ce_aggregateversion/],
    ['a version that is no number (46)', headers({ ce_aggregateversion: '1e3' }), /ce_aggregateversion/],
    ['a version beyond the column (46)', headers({ ce_aggregateversion: '99999999999' }), /ce_aggregateversion/],
    ['a key of another aggregate (48)', { ...message, key: 'prj_2' }, /key prj_2/],
    ['another service\'s type (49)', headers({ ce_source: 'funding' }), /funding may not publish/],
    ['a key given twice (50)', valued('{"startedOn":"2024-03-01","evidenceDigest":"ab","started\\u004fn":"2024-03-02"}'), /startedOn is given twice/],
    ['__proto__ (50)', valued('{"startedOn":"2024-03-01","evidenceDigest":"ab","__proto__":{"demonstration":true}}'), /__proto__/],
    ['__proto__ within (50)', valued('{"startedOn":"2024-03-01","evidenceDigest":"ab","more":[{"__proto__":1}]}'), /__proto__/],
    ['a time that is none (51)', headers({ ce_time: '1970' }), /ce_time/],
    ['a day that is none', headers({ ce_knownon: '2023-02-30' }), /ce_knownon/],
    ['data without a field', valued('{"startedOn":"2024-03-01"}'), /evidenceDigest/],
    ['data of a wrong kind', valued('{"startedOn":20240301,"evidenceDigest":"ab"}'), /startedOn/],
    ['a day of data that is none', valued('{"startedOn":"2024-02-30","evidenceDigest":"ab"}'), /no such day/],
    ['a list for data', valued('[]'), /expected object/],
  ])('refuses %s and says why', (_, wire, why) => {
    expect(whyOf(wire)).toMatch(why);
  });

  it('takes the same key in two objects, and marks and escapes within strings', () => {
    const data = { on: '2024-03-01', reason: '“{"a":1,"a":2}” \\ "__proto__": ]', resumeBy: null };
    expect(fromWire({ ...headers({ ce_type: 'projects.project.suspended.v1' }), value: JSON.stringify(data) }).data).toEqual(data);
    expect(whyOf(valued('{"startedOn":"2024-03-01","evidenceDigest":"ab","a":{"x":1},"b":{"x":1},"c":["x","x"]}'))).toBe('readable');
  });

  it('drops a field it does not know, so that a publisher may add one', () => {
    expect(fromWire(valued('{"startedOn":"2024-03-01","evidenceDigest":"ab","new":1}')).data).toEqual(started.data);
  });

  it('keeps a reason short, whatever the message holds', () => {
    expect(whyOf(headers({ ce_type: 'x'.repeat(1_000_000) })).length).toBeLessThan(200);
    expect(whyOf(valued(JSON.stringify({ startedOn: 'x'.repeat(1_000_000) }))).length).toBeLessThan(200);
  });
});
