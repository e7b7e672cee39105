import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { guard, release } from '@cornerstone/stack/watchdog';
import { BenchFault } from './fault';

/** A process of its own, as a service or a client is: it takes one job at a time and answers it. */
export interface Actor {
  ask<A>(job: string, details?: object): Promise<A>;
  stop(): Promise<void>;
}

type Answer = { answer: unknown } | { fault: string };
const PATIENCE_MS = 120_000;

export function startActor(file: string, settings: object): Actor {
  const child = fork(fileURLToPath(new URL(`./${file}.actor.ts`, import.meta.url)), [JSON.stringify(settings)], {
    execArgv: ['--disable-warning=TimeoutNegativeWarning', '--import', import.meta.resolve('tsx')], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced',
  });
  const { pid } = child;
  if (pid !== undefined) guard(pid, 'SIGKILL');
  const exited = new Promise<void>((resolve) => child.once('exit', () => { if (pid !== undefined) release(pid); resolve(); }));
  return {
    ask: <A>(job: string, details: object = {}) => new Promise<A>((resolve, reject) => {
      const late = setTimeout(() => { finish(() => reject(new BenchFault(`${file} did not ${job} within ${PATIENCE_MS / 1_000} s`))); }, PATIENCE_MS);
      const gone = (): void => { finish(() => reject(new BenchFault(`${file} ended while it should ${job}`))); };
      const heard = (answer: Answer): void => { finish(() => ('fault' in answer ? reject(new BenchFault(`${file} could not ${job}: ${answer.fault}`)) : resolve(answer.answer as A))); };
      const finish = (settle: () => void): void => {
        clearTimeout(late);
        child.off('exit', gone).off('message', heard);
        settle();
      };
      child.once('exit', gone).once('message', heard);
      child.send({ job, details });
    }),
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
