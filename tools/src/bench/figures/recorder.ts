import { AsyncLocalStorage } from 'node:async_hooks';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { now, type Aside, type Visit } from './heard';

export type Mark = 'bodyFrom' | 'bodyTo' | 'graphFrom' | 'graphTo' | 'planFrom' | 'planTo' | 'writtenAt';

/** Which request a piece of work belongs to, and the lines that are written of it. */
export interface Recorder {
  current(): Visit | undefined;
  /** Everything that comes of the work, however late, belongs to the visit until it has ended. */
  within<T>(visit: Visit, work: () => T): T;
  mark(name: Mark, visit?: Visit): void;
  span<T>(name: string, work: () => T): T;
  end(visit: Visit): void;
  aside(aside: Omit<Aside, 'kind' | 'app'>): void;
}

export function openRecorder(app: string, folder: string): Recorder {
  const visits = new AsyncLocalStorage<Visit>();
  const ended = new WeakSet<Visit>();
  const file = createWriteStream(join(folder, `${app}-${process.pid}.jsonl`));
  const write = (line: object): void => { file.write(`${JSON.stringify(line)}\n`); };
  const current = (): Visit | undefined => { const visit = visits.getStore(); return visit && !ended.has(visit) ? visit : undefined; };
  const keep = (name: string, at: number): void => { current()?.spans.push({ name, at, ms: now() - at }); };
  return {
    current,
    within: (visit, work) => visits.run(visit, work),
    mark(name, visit = current()) { if (visit) visit[name] = now(); },
    span(name, work) {
      if (!current()) return work();
      const at = now();
      const answer = work();
      if (typeof (answer as { then?: unknown } | null)?.then === 'function') (answer as PromiseLike<unknown>).then(() => { keep(name, at); }, () => { keep(name, at); });
      else keep(name, at);
      return answer;
    },
    end(visit) {
      ended.add(visit);
      write(visit);
    },
    aside: (aside) => { write({ kind: 'aside', app, ...aside }); },
  };
}
