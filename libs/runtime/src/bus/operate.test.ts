import type { Received } from '@cornerstone/events/define';
import { openListener, TOPIC, type Listener } from '@cornerstone/testing/listener';
import { person } from '@cornerstone/testing/people';
import { aStory, sent } from '@cornerstone/testing/story';
import { until } from '@cornerstone/testing/until';
import { createLog } from '../log';
import { query } from '../transaction';
import type { DeadLetter, Retried, WholeLetter } from './dead-letters';
import { memoryBroker, type MemoryBroker } from '@cornerstone/testing/memory-broker';
import { operating } from './operate';
import type { Replayed } from './replay';

const ops = person('ops');
const dividing = (tx: Parameters<typeof query>[0]) => query(tx, 'select 1 / 0');

describe('operating the streams 事件流运维', () => {
  let broker: MemoryBroker;
  let listener: Listener;
  let ask: <T>(request: object, who?: typeof ops) => Promise<T>;

  beforeEach(async () => {
    broker = memoryBroker();
    await broker.ensureTopics([TOPIC]);
    listener = await openListener(broker);
    const operate = operating({ inbox: listener.inbox, replayer: listener.replayer, status: async () => ({ unsent: 0 }), log: createLog('test', 'silent'), wakeRelay: () => undefined });
    ask = async <T>(request: object, who = ops) => operate(who, request) as Promise<T>;
    await listener.listen();
  });
  afterEach(async () => {
    await listener.close();
    await broker.close();
  });

  const letters = async (dropped = false): Promise<DeadLetter[]> => (await ask<{ letters: DeadLetter[] }>({ do: 'deadLetters', dropped })).letters;
  const retry = async (ids: readonly number[] | 'all', overGap = false): Promise<Retried[]> => (await ask<{ results: Retried[] }>({ do: 'retry', ids, overGap })).results;
  const versions = async (): Promise<number[]> => (await listener.effects()).map(({ version }) => version);
  /** A story whose second event is dead, and what follows it waits. */
  const aDeadLetter = async (): Promise<DeadLetter> => {
    const story = aStory(4);
    listener.poison.set((story[1] as Received).id, dividing);
    await broker.publish(story.map((event) => sent(event)));
    await until(async () => (await listener.parked()).filter(({ state }) => state === 'DEAD').length === 1);
    const [letter] = await letters();
    if (!letter) throw new Error('none');
    return letter;
  };

  it('lists a dead letter with its reason and how many wait behind it, and shows the whole of it', async () => {
    const letter = await aDeadLetter();
    expect(letter).toMatchObject({ state: 'DEAD', topic: TOPIC, type: 'projects.project.completed.v1', tries: 5, behind: 2, reason: expect.stringMatching(/division by zero/) });
    const { letter: whole } = await ask<{ letter: WholeLetter }>({ do: 'deadLetter', id: letter.id });
    expect(whole).toMatchObject({ ...letter, value: '{"on":"2024-09-01"}', base64: null, headers: { ce_id: letter.eventId } });
  });

  it('tries again once, and stays dead with the new reason while nothing is mended', async () => {
    const letter = await aDeadLetter();
    listener.poison.set(letter.eventId ?? '', (tx) => query(tx, 'select no_such_column'));
    expect(await retry([letter.id])).toEqual([{ id: letter.id, outcome: 'DEAD', reason: expect.stringMatching(/no_such_column/) }]);
    expect(await versions()).toEqual([1]);
  });

  it('gives the letter its effect when the cause is mended, once, and then what waited behind it', async () => {
    const letter = await aDeadLetter();
    listener.poison.clear();
    expect(await retry('all')).toEqual([{ id: letter.id, outcome: 'DONE', reason: null }]);
    expect([await versions(), await letters()]).toEqual([[1, 2, 3, 4], []]);
    await expect(retry([letter.id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('drops a letter for a reason, by somebody, and what waited behind it goes on', async () => {
    const letter = await aDeadLetter();
    await expect(ask({ do: 'drop', ids: [letter.id], reason: ' ' })).rejects.toMatchObject({ rule: 'events.drop-needs-reason', code: 'BAD_USER_INPUT' });
    await expect(ask({ do: 'drop', ids: [letter.id], reason: '作\u0000废' })).rejects.toMatchObject({ rule: 'text.forbidden-character' });
    expect(await ask({ do: 'drop', ids: [letter.id], reason: '重复录入' })).toEqual({ dropped: 1 });
    await until(async () => (await versions()).length === 3);
    expect([await versions(), await letters()]).toEqual([[1, 3, 4], []]);
    expect(await letters(true)).toMatchObject([{ id: letter.id, state: 'DROPPED', reason: letter.reason, settledBy: ops.id, settledReason: '重复录入' }]);
  });

  it('goes over a gap only when told to', async () => {
    const [first, , third] = aStory(3).map((event) => sent(event));
    if (!first || !third) throw new Error('three');
    await broker.publish([first, third]);
    await until(async () => (await letters()).length === 1);
    const [letter] = await letters();
    expect((await retry([letter?.id ?? 0])).map(({ outcome }) => outcome)).toEqual(['WAITING']);
    expect((await retry([letter?.id ?? 0], true)).map(({ outcome }) => outcome)).toEqual(['DONE']);
    expect(await versions()).toEqual([1, 3]);
  });

  it('gives a type of a newer release its effect after the upgrade, though its project went on', async () => {
    const story = aStory(2);
    const newer = sent(story[0] as Received);
    await broker.publish([{ ...newer, headers: { ...newer.headers, ce_type: 'projects.project.exploded.v1' } }, sent(story[1] as Received)]);
    await until(async () => (await versions()).length === 1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'DEAD', behind: 0, type: 'projects.project.exploded.v1', reason: expect.stringMatching(/unknown/) });
    expect((await retry([letter?.id ?? 0])).map(({ outcome }) => outcome)).toEqual(['DEAD']);
    await listener.worker.query("update parked_message set headers = headers || jsonb_build_object('ce_type', 'projects.project.started.v1')");
    expect((await retry([letter?.id ?? 0])).map(({ outcome }) => outcome)).toEqual(['DONE']);
    expect(await versions()).toEqual([2, 1]);
  });

  it('is for operations alone, and says what is wrong with a request', async () => {
    await expect(ask({ do: 'deadLetters' }, person('clerk.zz'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask({ do: 'everything' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', rule: 'events.operate' });
    await expect(ask({ do: 'retry', ids: [] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(ask({ do: 'replay', from: 'yesterday' })).rejects.toMatchObject({ rule: 'events.bad-start' });
    await expect(ask({ do: 'deadLetter', id: 99_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('replays on request and says how it stands', async () => {
    await broker.publish(aStory(3).map((event) => sent(event)));
    await until(async () => (await versions()).length === 3);
    expect((await ask<{ replay: Replayed }>({ do: 'replayStatus' })).replay.state).toBe('NONE');
    expect((await ask<{ replay: Replayed }>({ do: 'replay' })).replay.state).toBe('RUNNING');
    await expect(ask({ do: 'replay' })).rejects.toMatchObject({ code: 'CONFLICT', rule: 'events.replay-under-way' });
    await listener.replayer.ended();
    expect((await ask<{ replay: Replayed }>({ do: 'replayStatus' })).replay).toMatchObject({ state: 'DONE', done: 3, total: 3, tables: { span: { rows: 1, added: 0, changed: 0, removed: 0 } } });
  });
});
