import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startChild, type Part } from './child';
import { StackFault, errorCode, reasonOf } from './fault';
import { javaCommand } from './java';
import { KAFKA_SETTINGS, kafkaClassPath } from './kafka-jars';

export interface KafkaOptions {
  /** The data folder; the broker's log lives in its subfolder "kafka". */
  folder: string;
  port: number;
  controllerPort: number;
  onLog?: (line: string) => void;
}

export type Kafka = Part & { brokers: string };

const START_PATIENCE = 60_000;
// Fast to start rather than fast for ever: one person's machine, not a data centre.
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xms128m', '-Xmx384m', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true'];

/** A one-node Kafka on 127.0.0.1, made on first use. */
export async function startKafka(options: KafkaOptions): Promise<Kafka> {
  const folder = resolve(options.folder);
  const log = join(folder, 'kafka');
  const [classPath] = await Promise.all([kafkaClassPath(options.onLog), identify(log)]);
  const properties = join(folder, 'kafka.properties');
  await writeFile(properties, await brokerSettings(log, options));

  const child = await startChild({
    name: 'Kafka', command: javaCommand(), cwd: folder, onLog: options.onLog,
    args: [...JVM, `-Dlog4j2.configurationFile=${join(KAFKA_SETTINGS, 'log4j2.xml')}`, '-cp', classPath, 'kafka.Kafka', properties],
  });
  try {
    await child.says(/Kafka Server started/, START_PATIENCE);
  } catch (error) {
    if (!/Failed to acquire lock on file \.lock/.test(`${reasonOf(error)}${child.lastLines(40).join('\n')}`)) throw error;
    throw new StackFault(`Kafka is already running on ${log}; stop that one first.`, '该数据目录的 Kafka 已在运行，请先停止它。', { cause: error });
  }
  return { ...child, brokers: `127.0.0.1:${options.port}` };
}

async function brokerSettings(log: string, { port, controllerPort }: KafkaOptions): Promise<string> {
  const template = await readFile(join(KAFKA_SETTINGS, 'server.properties'), 'utf8');
  // In a properties file a backslash begins an escape.
  const values: Record<string, string> = { folder: log.replaceAll('\\', '/'), port: String(port), controllerPort: String(controllerPort) };
  return template.replace(/^[^#].*$/gm, (line) => line.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place));
}

/** What StorageTool would write, without its two seconds: with a fixed voter the node needs no more than a name. */
async function identify(log: string): Promise<void> {
  const file = join(log, 'meta.properties');
  await mkdir(log, { recursive: true });
  try {
    await readFile(file);
    return;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const draft = join(log, 'meta.properties.new');
  await writeFile(draft, `version=1\ncluster.id=${randomBytes(16).toString('base64url')}\nnode.id=1\n`);
  await rename(draft, file);
}
