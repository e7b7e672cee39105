import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { startChild, type Part } from './child';
import { classArchive } from './class-archive';
import { runsStill } from './process-table';
import { StackFault, errorCode } from './fault';
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
  await refuseWhenRunning(folder, properties);
  await writeFile(properties, await brokerSettings(log, options));

  const classes = await classArchive(dirname(classPath), join(folder, 'kafka.classes'));
  const child = await startChild({
    name: 'Kafka', command: javaCommand(), cwd: folder, onLog: options.onLog,
    args: [...JVM, ...classes.flags, `-Dlog4j2.configurationFile=${join(KAFKA_SETTINGS, 'log4j2.xml')}`, '-cp', classPath, 'kafka.Kafka', properties],
  });
  await writeFile(pidFile(folder), String(child.pid));
  await child.says(/Kafka Server started/, START_PATIENCE);
  const stop = async (): Promise<void> => {
    await child.stop(classes.patience);
    // Half of one is left by a broker that had to be killed.
    if ((await child.exited).signal === null) await classes.keep();
  };
  return { ...child, stop, brokers: `127.0.0.1:${options.port}` };
}

const pidFile = (folder: string): string => join(folder, 'kafka.pid');

/** Kafka takes its own lock only after it has read the log: by then a second broker has harmed the first. */
async function refuseWhenRunning(folder: string, properties: string): Promise<void> {
  const pid = Number(await readFile(pidFile(folder), 'utf8').catch((error: unknown) => { if (errorCode(error) === 'ENOENT') return '0'; throw error; }));
  if (pid > 0 && (await runsStill(pid, properties))) throw new StackFault(`Kafka is already running on ${folder} (process ${pid}); stop that one first.`, '该数据目录的 Kafka 已在运行，请先停止它。');
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
