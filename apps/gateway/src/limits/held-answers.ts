import { Rejection } from '@cornerstone/kernel/rejection';

/** Seconds after which operations that hold much have been answered. */
const RETRY_AFTER = 1;
export const MOST_HELD = 128 * 1024 * 1024;

export interface Reading { take(bytes: number): void; end(): void }

/** Bytes that services have sent for all operations under way: slow ones add up, whoever asked. */
export class HeldAnswers {
  private held = 0;

  constructor(private readonly most: number = MOST_HELD, private readonly changed: (bytes: number) => void = () => undefined) {}

  take(bytes: number): void {
    if (this.held + bytes > this.most) throw this.tooMuch();
    this.set(this.held + bytes);
  }

  giveBack(bytes: number): void {
    this.set(this.held - bytes);
  }

  /** An answer that comes in: held part by part while it is read. Once it is there, whoever asked holds it. */
  reading(): Reading {
    let read = 0;
    return { take: (bytes) => { this.take(bytes); read += bytes; }, end: () => { this.giveBack(read); read = 0; } };
  }

  /** Nothing is begun that could not be ended. */
  requireRoom(): void {
    if (this.held >= this.most) throw this.tooMuch();
  }

  private set(bytes: number): void {
    this.held = bytes;
    this.changed(bytes);
  }

  private tooMuch(): Rejection {
    return new Rejection('gateway.busy', { en: 'The gateway holds as many answers as it can. Try again in a second.', zh: '网关暂存的应答已达上限，请稍后重试。' }, { retryAfter: RETRY_AFTER }, 'UNAVAILABLE');
  }
}
