import { Windows } from './windows';

describe('what is counted within a minute 一分钟内计数', () => {
  let now = 1_000_000;
  const open = () => new Windows(60_000, () => now);

  it('counts from the first, and anew when the minute is over', () => {
    const windows = open();
    expect([windows.find('a'), windows.add('a', 2).count, windows.add('a', 3).count, windows.add('b', 1).count]).toEqual([null, 2, 5, 1]);
    now += 59_999;
    expect([windows.add('a', 1).count, windows.find('a')?.count]).toEqual([6, 6]);
    now += 1;
    expect([windows.find('a'), windows.add('a', 1).count]).toEqual([null, 1]);
  });

  it('says in whole seconds when it is over', () => {
    const windows = open();
    const begun = windows.add('a', 1);
    expect(windows.secondsLeft(begun)).toBe(60);
    now += 58_500;
    expect(windows.secondsLeft(begun)).toBe(2);
    now += 1_400;
    expect(windows.secondsLeft(begun)).toBe(1);
    now += 600;
    expect(windows.secondsLeft(begun)).toBe(1);
  });

  it('goes on counting one that began anew while older ones are forgotten', () => {
    const windows = open();
    windows.add('a', 1);
    now += 30_000;
    windows.add('b', 1);
    now += 30_000;
    windows.add('a', 5);
    now += 30_000;
    windows.add('c', 1);
    expect([windows.find('a')?.count, windows.find('b'), windows.find('c')?.count]).toEqual([5, null, 1]);
  });
});
