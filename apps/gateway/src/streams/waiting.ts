import type { Delivered } from './delivered';

/** What may wait for one subscriber. More means that it reads more slowly than the house writes. */
export interface Room { messages: number; bytes: number }
export const ROOM: Room = { messages: 2_000, bytes: 4 * 1024 * 1024 };

/** Messages that one subscriber has not taken yet. It gives up rather than grow: then nothing waits and nothing more is kept. */
export class Waiting {
  private readonly messages: Delivered[] = [];
  private bytes = 0;
  private wake: () => void = () => undefined;
  hasGivenUp = false;

  constructor(private readonly room: Room) {}

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  /** False when there is no room any more. */
  put(message: Delivered): boolean {
    if (this.hasGivenUp) return false;
    this.messages.push(message);
    this.bytes += message.size;
    if (this.messages.length > this.room.messages || this.bytes > this.room.bytes) {
      this.hasGivenUp = true;
      this.messages.length = 0;
    }
    this.wake();
    return !this.hasGivenUp;
  }

  take(): Delivered | null {
    const message = this.messages.shift() ?? null;
    this.bytes -= message?.size ?? 0;
    return message;
  }

  clear(): void {
    this.messages.length = 0;
    this.bytes = 0;
  }

  /** Resolves when there is something to see to, or when `signal` says so. */
  more(signal: AbortSignal): Promise<void> {
    if (!this.isEmpty || this.hasGivenUp || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const woken = (): void => { signal.removeEventListener('abort', woken); resolve(); };
      signal.addEventListener('abort', woken, { once: true });
      this.wake = woken;
    });
  }
}
