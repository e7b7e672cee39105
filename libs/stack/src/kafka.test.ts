import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
