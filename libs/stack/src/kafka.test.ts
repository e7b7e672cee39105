import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { classArchive } from './class-archive';
import { javaCommand } from './java';
import { kafkaClassPath } from './kafka-jars';
import { startKafka, type Kafka } from './kafka';
import { choosePorts } from './ports';

const CREATE_TOPICS = { key: 19, version: 2 };
const METADATA = { key: 3, version: 2 };

const int16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeInt16BE(value); return bytes; };
const int32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeInt32BE(value); return bytes; };
const text = (value: string): Buffer => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);

/** One request of Kafka's protocol, by hand: its client belongs to the runtime alone. */
function request(port: number, { key, version }: { key: number; version: number }, body: Buffer): Promise<Buffer> {
  const message = Buffer.concat([int16(key), int16(version), int32(1), text('test'), body]);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat([int32(message.length), message])));
    let answer = Buffer.alloc(0);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= 4 && answer.length >= 4 + answer.readInt32BE()) { socket.destroy(); resolve(answer.subarray(8)); }
    });
  });
}

const createTopic = (port: number, topic: string): Promise<Buffer> =>
  request(port, CREATE_TOPICS, Buffer.concat([int32(1), text(topic), int32(1), int16(1), int32(0), int32(0), int32(10_000), Buffer.from([0])]));

/** All topics and the cluster's id are in the answer as plain text. */
const describeCluster = async (port: number): Promise<string> => (await request(port, METADATA, int32(-1))).toString('latin1');

describe('start Kafka 启动消息服务', () => {
  let folder: string;
  let ports: { kafka: number; controller: number };
  let broker: Kafka;
  const start = (): Promise<Kafka> => startKafka({ folder, port: ports.kafka, controllerPort: ports.controller });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kafka-'));
    ports = await choosePorts(['kafka', 'controller'] as const);
    broker = await start();
  }, 300_000); // on a new machine Maven fetches the broker first

  afterAll(async () => {
    await broker.stop();
    await rm(folder, { recursive: true });
  });

  it('takes requests as soon as it says so', async () => {
    expect(broker.brokers).toBe(`127.0.0.1:${ports.kafka}`);
    await createTopic(ports.kafka, 'projects.project');
    expect(await describeCluster(ports.kafka)).toContain('projects.project');
  });

  it('refuses a second broker on the same folder', async () => {
    const others = await choosePorts(['kafka', 'controller'] as const);
    await expect(startKafka({ folder, port: others.kafka, controllerPort: others.controller })).rejects.toThrow('Kafka is already running on');
  });

  it('keeps topics over kill -9 and a restart on another port', async () => {
    process.kill(broker.pid, 'SIGKILL');
    await broker.exited;
    ports = await choosePorts(['kafka', 'controller'] as const);
    broker = await start();
    expect(await describeCluster(ports.kafka)).toContain('projects.project');
  }, 30_000);

  it('starts from the classes that a broker before it left', async () => {
    await broker.stop();
    expect((await classArchive(dirname(await kafkaClassPath()), 'none')).flags[0]).toContain('-XX:SharedArchiveFile=');
    broker = await start();
    expect(await describeCluster(ports.kafka)).toContain('projects.project');
  }, 90_000);
});

describe('the classes of a Java program, kept 类归档', () => {
  let folder: string;
  let jars: string;
  const draft = (): string => join(folder, 'draft');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'classes-'));
    await mkdir(jars = join(folder, 'jars'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const leave = async (text: string): Promise<void> => { await writeFile(draft(), text); await (await classArchive(jars, draft())).keep(); };
  const kept = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.includes('classes'));

  it('are written down at the end where there are none, and used where there are', async () => {
    expect((await classArchive(jars, draft())).flags[0]).toBe(`-XX:ArchiveClassesAtExit=${draft()}`);
    await leave('classes');
    expect(await kept()).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(2);
    expect((await classArchive(jars, draft())).flags[0]).toBe(`-XX:SharedArchiveFile=${join(folder, (await kept())[0] ?? '')}`);
  });

  it('are no obstacle where the JVM cannot use them', async () => {
    const { flags } = await classArchive(jars, draft());
    expect((await promisify(execFile)(javaCommand(), [...flags, '-version'])).stderr).toContain('version');
  });

  it('are made anew where the file is cut short, and for other jars', async () => {
    await truncate(join(folder, (await kept())[0] ?? ''), 3);
    await leave('classes again');
    expect((await kept()).map((name) => name.split('-').at(-1))).toEqual(['13']);
    await utimes(jars, 1, 1);
    await leave('others');
    expect((await kept()).map((name) => name.split('-').at(-1))).toEqual(['6']);
  });

  it('are not there after a program that left none', async () => {
    await utimes(jars, 2, 2);
    await (await classArchive(jars, draft())).keep();
    expect((await kept()).map((name) => name.split('-').at(-1))).toEqual(['6']);
  });
});
