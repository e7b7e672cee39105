import { writeRecord, type StackRecord } from '@cornerstone/stack/stack-record';
import { reasonOf } from '@cornerstone/stack/fault';

type Stop = () => Promise<void>;

/** What comes up later stands on what came before, and goes first. */
export const LEVELS = ['folder', 'stores', 'services', 'gateway'] as const;
export type Level = (typeof LEVELS)[number];

/** Everything that this start has running, and the record of it in the data folder. */
export class House {
  readonly #stops: { level: Level; stop: Stop }[] = [];
  #record: StackRecord | undefined;
  #folder = '';
  #writing: Promise<void> = Promise.resolve();
  #stopped: Promise<string[]> | undefined;

  /** To be called for everything started, at once: a start may be interrupted at any moment. */
  async keep(level: Level, stop: Stop): Promise<void> {
    if (this.#stopped) return stop();
    this.#stops.push({ level, stop });
  }

  beginRecord(folder: string, record: StackRecord): Promise<void> {
    this.#folder = folder;
    this.#record = record;
    return this.#write();
  }

  note(change: Partial<StackRecord>): Promise<void> {
    if (!this.#record) throw new Error('no record was begun');
    Object.assign(this.#record, change);
    return this.#write();
  }

  noteProcess(name: string, pid: number, mark: string): Promise<void> {
    return this.note({ processes: { ...this.#record?.processes, [name]: { pid, mark } } });
  }

  /** One write after the other: parts come up side by side. */
  #write(): Promise<void> {
    this.#writing = this.#writing.then(() => (this.#record ? writeRecord(this.#folder, this.#record) : undefined));
    return this.#writing;
  }

  /** Stops all it started and nothing else; answers what could not be stopped. */
  stop(): Promise<string[]> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<string[]> {
    const faults: string[] = [];
    for (const level of LEVELS.toReversed()) {
      if (level === 'folder' && this.#record && faults.length === 0) await this.note({ processes: {} });
      const results = await Promise.allSettled(this.#stops.filter((entry) => entry.level === level).map(({ stop }) => stop()));
      for (const result of results) if (result.status === 'rejected') faults.push(reasonOf(result.reason));
    }
    return faults;
  }
}
