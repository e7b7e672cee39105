import type { Holder } from './places';
import type { Representation } from './representation';
import { isAlike, setOwn, type Json, type JsonObject } from './value';

/** Entities to be asked for, each once, in the order in which they lie. */
export class Wanted {
  readonly texts: string[] = [];
  readonly typeNames: string[] = [];
  /** Who asks first for each. */
  readonly firsts: JsonObject[] = [];
  /** Those of an equal representation that are not alike in all that is known of them, or lie at another path. */
  others: Map<number, JsonObject[]> | null = null;
  private readonly known = new Map<Json, number>();
  /** From the second path on: by representation, who asks first at this path. */
  private here: Map<Json, JsonObject> | null = null;

  /** `shared`: entities that lie in several places, once. */
  constructor(private readonly shared: Set<JsonObject>) {}

  /** What lies at another path may be asked for other things under the same names later: it is one only within a path. */
  beginPath(): void {
    if (this.firsts.length > 0) this.here = new Map();
  }

  add({ text, typeName, name }: Representation, entity: JsonObject, holder: Holder, key: string | number): void {
    const at = this.known.get(name);
    if (at === undefined) {
      this.known.set(name, this.firsts.length);
      this.here?.set(name, entity);
      this.texts.push(text);
      this.typeNames.push(typeName);
      this.firsts.push(entity);
      return;
    }
    const first = this.here ? this.here.get(name) : this.firsts[at];
    if (first === entity) return;
    if (first && isAlike(first, entity)) {
      // What lies here is asked for, filled and written as one from now on.
      if (Array.isArray(holder)) holder[Number(key)] = first;
      else setOwn(holder, String(key), first);
      this.shared.add(first);
      return;
    }
    if (!first) this.here?.set(name, entity);
    this.addOther(at, entity);
  }

  private addOther(at: number, entity: JsonObject): void {
    this.others ??= new Map();
    const others = this.others.get(at);
    if (!others) this.others.set(at, [entity]);
    else if (!others.includes(entity)) others.push(entity);
  }
}
