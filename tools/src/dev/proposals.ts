import type { Composed } from './composer';

interface Held { service: string; settle(why: string | null): void }

/** The schemas of services that change together: one that composes only with another's is held until that one has told its own. */
export class Proposals {
  readonly #proposed = new Map<string, string>();
  #held: Held[] = [];
  /** What the gateway is to serve in the end; null while no schema has changed. */
  supergraph: string | null = null;

  constructor(private readonly outstanding: Set<string>, private readonly served: ReadonlyMap<string, string>, private readonly compose: (schemas: ReadonlyMap<string, string>) => Promise<Composed>) {}

  /** Null when a service with this schema may serve; otherwise why not. `onHold` is called when that has to wait for others. */
  async propose(service: string, schema: string, onHold: () => void): Promise<string | null> {
    this.outstanding.delete(service);
    if (schema === this.served.get(service) && this.#proposed.size === 0) return null;
    this.#proposed.set(service, schema);
    const verdict = new Promise<string | null>((resolve) => { this.#held.push({ service, settle: resolve }); });
    await this.#try(onHold);
    return verdict;
  }

  /** One that failed before it could say, or that a later change overtook. */
  async drop(service: string): Promise<void> {
    if (this.outstanding.delete(service) && this.#held.length > 0) await this.#try(() => undefined);
  }

  async #try(onHold: () => void): Promise<void> {
    const composed = await this.compose(new Map([...this.served, ...this.#proposed]));
    if ('supergraph' in composed) this.supergraph = composed.supergraph;
    else if (this.outstanding.size > 0) return onHold();
    else for (const { service } of this.#held) this.#proposed.delete(service);
    const why = 'fault' in composed ? composed.fault : null;
    for (const { settle } of this.#held.splice(0)) settle(why);
  }
}
