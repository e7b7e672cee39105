import { topics } from '@cornerstone/events/catalogue';
import fc from 'fast-check';
import { cursorOf, placesIn } from './cursor';
import { Standing } from './standing';

const places = fc.record(Object.fromEntries(topics.map((topic) => [topic, fc.array(fc.nat(1_000_000_000), { minLength: 6, maxLength: 6 })])));
const zero = Object.fromEntries(topics.map((topic) => [topic, [0, 0, 0, 0, 0, 0]]));

describe('the place of a reader 游标', () => {
  it('comes back as it went, through a header', () => {
    fc.assert(fc.property(places, (at) => {
      expect(placesIn(cursorOf(at), zero)).toEqual(at);
      expect(cursorOf(at)).toMatch(/^[\x21-\x7e]+$/);
    }));
  });

  it('leaves out topics in which nothing was passed: they are read from their beginning', () => {
    expect(cursorOf({ ...zero, 'projects.project': [12, 0, 5, 7, 0, 3] })).toBe('projects.project=12.0.5.7.0.3');
    expect(placesIn('projects.project=12.0.5.7.0.3', zero)).toEqual({ ...zero, 'projects.project': [12, 0, 5, 7, 0, 3] });
    expect([cursorOf(zero), placesIn('-', zero)]).toEqual(['-', zero]);
  });

  it('reads a partition that was made later from its beginning', () => {
    expect(placesIn('projects.project=12', { 'projects.project': [0, 0] })).toEqual({ 'projects.project': [12, 0] });
  });

  it('passes each message once', () => {
    const standing = new Standing({ t: [2] });
    expect([1, 2, 2, 3, 1].map((offset) => standing.pass({ topic: 't', partition: 0, offset }))).toEqual([false, true, false, true, false]);
    expect([standing.behind({ t: [4] }), standing.behind({ t: [5] }), standing.behind({ other: [0] })]).toEqual([[], ['t'], []]);
  });
});
