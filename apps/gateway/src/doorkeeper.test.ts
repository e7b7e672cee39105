import { Doorkeeper } from './doorkeeper';

describe('who was here before 门卫过滤', () => {
  const keys = (many: number, word = 'k'): string[] => Array.from({ length: many }, (_, at) => `${word}${at}`);

  it('knows what comes a second time, and hardly ever what does not', () => {
    const door = new Doorkeeper(0);
    expect(keys(5_000).filter((key) => door.knows(key)).length).toBeLessThan(5);
    expect(keys(5_000).filter((key) => door.knows(key)).length).toBeGreaterThan(4_500);
  });

  it('lets in whatever comes while there is room, and then who comes again', () => {
    const door = new Doorkeeper(160);
    expect([door.admits('a', 149), door.admits('a', 150), door.admits('a', 160), door.admits('b', 1_000), door.admits('c', 0)]).toEqual([true, false, true, false, true]);
  });

  it('forgets what many others came after', () => {
    const door = new Doorkeeper(0);
    for (const key of keys(1_000)) door.knows(key);
    for (const key of keys(1_000_000, 'other')) door.knows(key);
    expect(keys(1_000).filter((key) => door.knows(key)).length).toBeLessThan(10);
  });

  it('tells keys apart that differ in one letter, wherever', () => {
    const door = new Doorkeeper(0);
    const long = 'x'.repeat(300);
    door.knows(long);
    expect([0, 150, 299].map((at) => door.knows(`${long.slice(0, at)}y${long.slice(at + 1)}`))).toEqual([false, false, false]);
    expect([door.knows(''), door.knows('')]).toEqual([false, true]);
  });
});
