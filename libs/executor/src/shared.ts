/** How long somebody waits: `leave` is told when they no longer do, and why. */
export interface Patience { readonly overFor: Error | null; readonly leaving: Set<(why: Error) => void> }

/** Something under way, which can be given up. */
export interface Flight<T> { result: Promise<T>; giveUp(why: Error): void }

/** What several wait for, each as long as they like. It is given up when the last of them has gone. */
export class Shared<T> {
  #waiting = 0;
  #isGivenUp = false;

  constructor(private readonly flight: Flight<T>) {}

  get isGivenUp(): boolean { return this.#isGivenUp; }

  wait(patience: Patience): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting += 1;
    const leave = (why: Error): void => {
      patience.leaving.delete(leave);
      reject(why);
      this.#waiting -= 1;
      if (this.#waiting > 0) return;
      this.#isGivenUp = true;
      this.flight.giveUp(why);
    };
    patience.leaving.add(leave);
    this.flight.result.then((value) => { patience.leaving.delete(leave); resolve(value); }, (why: unknown) => { patience.leaving.delete(leave); reject(why as Error); });
    if (patience.overFor) leave(patience.overFor);
    return promise;
  }
}
