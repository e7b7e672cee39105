import { repeatable, Turns, type Hold } from './taking-turns';

describe('taking turns 排队', () => {
  const enter = (turns: Turns, order: string[], name: string, alone = false): { hold: Hold; inside: Promise<void> } => {
    const hold = turns.hold(alone);
    return { hold, inside: hold.take().then(() => { order.push(name); }) };
  };

  it('lets in no more than it may, in the order in which they came', async () => {
    const turns = new Turns(2);
    const order: string[] = [];
    const [one, two, three, four] = ['one', 'two', 'three', 'four'].map((name) => enter(turns, order, name));
    await Promise.all([one?.inside, two?.inside]);
    await new Promise(setImmediate);
    expect(order).toEqual(['one', 'two']);
    two?.hold.end();
    await three?.inside;
    one?.hold.end();
    await four?.inside;
    expect(order).toEqual(['one', 'two', 'three', 'four']);
  });

  it('lets in nobody beside one who is alone, whoever else wants to be', async () => {
    const turns = new Turns(2);
    const order: string[] = [];
    const [one, two, three] = [enter(turns, order, 'one', true), enter(turns, order, 'two', true), enter(turns, order, 'three')];
    await one.inside;
    await new Promise(setImmediate);
    expect(order).toEqual(['one']);
    one.hold.giveBack();
    await two.inside;
    two.hold.end();
    await three.inside;
    three.hold.end();
    await one.hold.take();
    expect(order).toEqual(['one', 'two', 'three']);
  });

  it('leaves no turn with one who was overtaken while it waited', async () => {
    const turns = new Turns(1);
    const order: string[] = [];
    const [one, two, three] = ['one', 'two', 'three'].map((name) => enter(turns, order, name));
    await one?.inside;
    two?.hold.end();
    one?.hold.end();
    await three?.inside;
    expect(order).toEqual(['one', 'two', 'three']);
  });

  it('does a work once more for all who asked while it ran', async () => {
    let done = 0;
    const work = repeatable(async () => { await new Promise(setImmediate); done += 1; });
    await Promise.all([work(), work(), work()]);
    expect(done).toBe(2);
  });
});
