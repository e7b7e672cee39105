import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '@cornerstone/stack/fault';
import { startKafka, type Kafka } from '@cornerstone/stack/kafka';
import { choosePorts } from '@cornerstone/stack/ports';

export interface TestKafka {
  brokers: string;
  /** kill -9: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** On the same port with what it had kept. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** A real one-node Kafka in a folder of its own. */
export async function startTestKafka(): Promise<TestKafka> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-kafka-'));
  const { broker: port, controller: controllerPort } = await choosePorts(['broker', 'controller'] as const);
  const start = (): Promise<Kafka> => startKafka({ folder, port, controllerPort });
  let kafka = await start();
  const kill = async (): Promise<void> => {
    try {
      process.kill(kafka.pid, 'SIGKILL');
    } catch (fault) {
      if (errorCode(fault) !== 'ESRCH') throw fault;
    }
    await kafka.exited;
  };
  return {
    brokers: `127.0.0.1:${port}`,
    kill,
    pause() { process.kill(kafka.pid, 'SIGSTOP'); },
    resume() { process.kill(kafka.pid, 'SIGCONT'); },
    async startAgain() { kafka = await start(); },
    async stop() {
      // What an orderly end would put in order is thrown away.
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
