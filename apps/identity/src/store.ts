import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept { payload: AdapterPayload; until: number }

/** Of one kind: an outsider can begin any number of sign-ins, and must push out nothing but those. */
const MOST = 10_000;

/** Sessions, codes and refresh tokens, in memory: whoever signed in before a restart signs in again. */
export class Store {
  readonly #kinds = new Map<string, Map<string, Kept>>();

  constructor(private readonly now: () => number) {}

  adapterFor = (kind: string): Adapter => {
    const all = this.#kind(kind);
    const find = async (id: string) => this.#alive(all, id);
    return {
      find,
      findByUid: async (uid) => this.#first(all, (payload) => payload.uid === uid),
      findByUserCode: async (code) => this.#first(all, (payload) => payload.userCode === code),
      upsert: async (id, payload, expiresIn = Infinity) => { this.#keep(all, id, { payload, until: this.now() + expiresIn * 1000 }); },
      consume: async (id) => { const kept = all.get(id); if (kept) kept.payload.consumed = Math.floor(this.now() / 1000); },
      destroy: async (id) => { all.delete(id); },
      revokeByGrantId: async (grant) => { for (const [id, { payload }] of all) if (payload.grantId === grant) all.delete(id); },
    };
  };

  #kind(name: string): Map<string, Kept> {
    const all = this.#kinds.get(name) ?? new Map<string, Kept>();
    this.#kinds.set(name, all);
    return all;
  }

  #alive(all: Map<string, Kept>, id: string): AdapterPayload | undefined {
    const kept = all.get(id);
    return kept && kept.until > this.now() ? kept.payload : undefined;
  }

  #first(all: Map<string, Kept>, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [id, { payload }] of all) if (fits(payload)) return this.#alive(all, id);
    return undefined;
  }

  /** A map gives back what it got first: the oldest goes when there are too many. */
  #keep(all: Map<string, Kept>, id: string, kept: Kept): void {
    all.delete(id);
    all.set(id, kept);
    if (all.size <= MOST) return;
    for (const [other, { until }] of all) if (until <= this.now()) all.delete(other);
    for (const other of all.keys()) { if (all.size <= MOST) break; all.delete(other); }
  }
}
