import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { findSourceMap, type SourceMapping } from 'node:module';
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
    for (const { callFrame } of profile.nodes) toSource(callFrame);
    const file = join(folder, `${app}.cpuprofile`);
    writeFileSync(`${file}.part`, JSON.stringify(profile));
    renameSync(`${file}.part`, file);
  };
  process.on(PROFILE_SIGNAL, () => {
    isRunning = !isRunning;
    (isRunning ? begin() : end()).catch((fault: unknown) => { process.stderr.write(`figures: no profile: ${String(fault)}\n`); });
  });
}

/** A program runs as one file; where its parts come from is told by its source map. */
function toSource(frame: { url: string; lineNumber: number; columnNumber: number }): void {
  const entry: Partial<SourceMapping> = (frame.url !== '' && findSourceMap(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber)) || {};
  if (entry.originalSource && entry.originalLine !== undefined) Object.assign(frame, { url: new URL(entry.originalSource, frame.url).href, lineNumber: entry.originalLine });
}
