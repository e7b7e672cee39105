import { day } from '@cornerstone/kernel/day';
import { createClock } from './clock';
import { knownSince } from './known-on';

describe('the clock of a process 时钟', () => {
  it('shows the day in Shanghai', () => {
    let instant = Date.parse('2024-12-31T15:59:59Z');
    const clock = createClock(() => instant);
    expect(clock.today()).toBe('2024-12-31');
    instant += 1_000;
    expect([clock.today(), clock.now().toISOString()]).toEqual(['2025-01-01', '2024-12-31T16:00:00.000Z']);
  });

  it('stands at the demonstration day until it is moved, and tells each new day once', () => {
    const heard: string[] = [];
    const clock = createClock();
    clock.onNewDay((today) => { heard.push(today); });
    for (const moved of ['2024-06-30', '2024-06-30', '2024-07-01']) clock.moveTo(day(moved));
    expect([clock.today(), heard]).toEqual(['2024-07-01', ['2024-06-30', '2024-07-01']]);
    expect(() => { clock.moveTo('2024-02-30' as never); }).toThrow('no day');
  });
});

describe('known since 知悉日期', () => {
  const today = day('2024-11-20');

  it('is what a person says, today by default', () => {
    expect([null, undefined, day('2024-11-19'), today].map((knownOn) => knownSince({ today }, { knownOn }))).toEqual([today, today, '2024-11-19', today]);
  });

  it('is never later than today', () => {
    expect(() => knownSince({ today }, { knownOn: day('2024-11-21') })).toThrow(expect.objectContaining({ rule: 'day.in-the-future' }));
  });
});
