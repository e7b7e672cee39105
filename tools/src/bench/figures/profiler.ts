import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

export const PROFILE_SIGNAL = 'SIGUSR2';

/** The first signal begins a CPU profile, the next one ends it into `<app>.cpuprofile`. */
export function profileOnSignal(app: string, folder: string): void {
  const session = new Session();
  let isRunning = false;
  const begin = async (): Promise<void> => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    writeFileSync(join(folder, `${app}.profiling`), '');
  };
  const end = async (): Promise<void> => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const file = join(folder, `${app}.cpuprofile`);
    writeFileSync(`${file}.part`, JSON.stringify(profile));
    renameSync(`${file}.part`, file);
  };
  process.on(PROFILE_SIGNAL, () => {
    isRunning = !isRunning;
    (isRunning ? begin() : end()).catch((fault: unknown) => { process.stderr.write(`figures: no profile: ${String(fault)}\n`); });
  });
}
