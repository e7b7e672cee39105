import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept { payload: AdapterPayload; until: number }

/** Of one kind: an outsider can begin any number of sign-ins and sign-outs, and must push out nothing but those. */
const MOST = 10_000;

/** Sessions, codes and refresh tokens, in memory: whoever signed in before a restart signs in again. */
export class Store {
  readonly #kinds = new Map<string, Map<string, Kept>>();

  constructor(private readonly now: () => number, private readonly most = MOST) {}

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

  /** When there are too many, what has expired goes first, then what belongs to nobody, the oldest of each before the others. */
  #keep(all: Map<string, Kept>, id: string, kept: Kept): void {
    all.delete(id);
    all.set(id, kept);
    const goes = [({ until }: Kept) => until <= this.now(), ({ payload }: Kept) => payload.accountId === undefined, () => true];
    for (const may of goes) {
      for (const [other, each] of all) {
        if (all.size <= this.most) return;
        if (other !== id && may(each)) all.delete(other);
      }
    }
  }
}
