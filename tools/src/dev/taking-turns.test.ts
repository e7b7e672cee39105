import { repeatable, Turns } from './taking-turns';

describe('taking turns 排队', () => {
  it('lets in no more than it may, in the order in which they came', async () => {
    const turns = new Turns(1);
    const order: string[] = [];
    await turns.take();
    const others = ['first', 'second'].map(async (name) => { await turns.take(); order.push(name); turns.giveBack(); });
    expect(order).toEqual([]);
    turns.giveBack();
    await Promise.all(others);
    expect(order).toEqual(['first', 'second']);
  });

  it('does a work once more for all who asked while it ran', async () => {
    let done = 0;
    const work = repeatable(async () => { await new Promise(setImmediate); done += 1; });
    await Promise.all([work(), work(), work()]);
    expect(done).toBe(2);
  });
});
