import { toWire } from '@cornerstone/events/envelope';
import { projectResumed, projectStarted } from '@cornerstone/events/projects';
import type { Fact } from '@cornerstone/events/define';
import { day } from '@cornerstone/kernel/day';
import { openBridges, type Bridges } from '@cornerstone/testing/bridges';
import { heard } from '@cornerstone/testing/events';
import { listenToStatements, type Statement } from '@cornerstone/testing/statements';
import { createClock } from '../clock';
import { newId } from '../ids';
import { createLog } from '../log';
import { on } from '../slice';
import type { Incoming } from './broker';
import { createInbox, type Inbox } from './inbox';

const TOPIC = 'projects.project';
const resumed = projectResumed.of(day('2024-06-01'), { on: '2024-06-01' });
const started = projectStarted.of(day('2024-03-01'), { startedOn: '2024-03-01', evidenceDigest: 'ab' });

describe('letters without an ear 无人订阅的消息', () => {
  let bridges: Bridges;
  let inbox: Inbox;
  let given: string[] = [];
  let offset = 0;
  let statements: Statement[] = [];
  let stopListening: () => void;

  beforeAll(async () => {
    bridges = await openBridges();
    inbox = createInbox(bridges.worker, 'funding', [on(projectStarted, async (_, event) => { given.push(event.aggregateId); })], createClock(), createLog('test', 'silent'), () => undefined);
    stopListening = listenToStatements((statement) => statements.push(statement));
  });
  afterAll(async () => {
    stopListening();
    await bridges.close();
  });
  beforeEach(async () => {
    await bridges.worker.query('delete from parked_message');
    [given, statements] = [[], []];
  });

  const letter = (projectId: string, aggregateVersion: number, fact: Fact = resumed): Incoming => {
    const wire = toWire(heard(fact, { projectId, aggregateVersion }));
    return { topic: TOPIC, partition: 0, offset: (offset += 1), at: 0, ...wire, value: Buffer.from(wire.value ?? '') };
  };
  const versionOf = async (id: string) => (await bridges.worker.query<{ version: number; settled: boolean }[]>('select version, settled from heard_version where aggregate_id = $1', [id]))[0];
  const place = async () => (await bridges.worker.query<{ next: number }[]>('select next_offset::int as next from stream_place where topic = $1 and partition = 0', [TOPIC]))[0]?.next;
  const parked = async () => bridges.worker.query<{ reason: string; gap: boolean }[]>("select reason, gap from parked_message where state = 'WAITING' order by id");

  it('cost one statement, which keeps the place and how far each project was heard', async () => {
    const [one, two] = [newId('prj'), newId('prj')];
    await inbox.handle([letter(one, 1), letter(two, 1), letter(one, 2)]);
    expect(statements.map(({ name, roundTrips }) => [name, roundTrips])).toEqual([['pass by', 1]]);
    expect([await versionOf(one), await versionOf(two), await place()]).toEqual([{ version: 2, settled: true }, { version: 1, settled: true }, offset + 1]);
  });

  it('are what later ones with an ear follow on', async () => {
    const id = newId('prj');
    await inbox.handle([letter(id, 1)]);
    await inbox.handle([letter(id, 2, started)]);
    expect([given, await parked(), (await versionOf(id))?.version]).toEqual([[id], [], 2]);
  });

  it('have no cheaper way beside one that has an ear', async () => {
    const id = newId('prj');
    await inbox.handle([letter(id, 1), letter(id, 2, started)]);
    expect(statements.map(({ name }) => name)).not.toContain('pass by');
    expect(given).toEqual([id]);
  });

  it.each([['before them', 2, 3], ['among them', 1, 3]])('are put aside where a version is missing %s', async (_, first, second) => {
    const id = newId('prj');
    await inbox.handle([letter(id, first), letter(id, second)]);
    expect((await parked()).some(({ gap }) => gap)).toBe(true);
    expect(await place()).toBe(offset + 1);
  });

  it('wait behind a parked letter of their key, and keep nothing before it', async () => {
    const id = newId('prj');
    await inbox.handle([letter(id, 2, started)]);
    await inbox.handle([letter(id, 3)]);
    expect(await parked()).toEqual([{ reason: expect.stringContaining('waits for version 1'), gap: true }, { reason: 'waits behind an earlier message of its key', gap: false }]);
    expect(await versionOf(id)).toBeUndefined();
  });

  it('settle what was known by effects alone, at any version, and set nothing back', async () => {
    const id = newId('prj');
    await bridges.worker.query('insert into heard_version (aggregate_id, version, settled) values ($1, 3, false)', [id]);
    await inbox.handle([letter(id, 7)]);
    await inbox.handle([letter(id, 5)]);
    expect([await versionOf(id), await parked()]).toEqual([{ version: 7, settled: true }, []]);
  });
});
