import type { Holder } from './places';
import type { Represent, Representation } from './representation';
import { isAlike, setOwn, type JsonObject } from './value';

/** Entities to be asked for, each once, in the order in which they lie. */
export class Wanted {
  readonly texts: string[] = [];
  readonly typeNames: string[] = [];
  /** Who asks first for each. */
  readonly firsts: JsonObject[] = [];
  /** Those of an equal representation that are not alike in all that is known of them, or lie at another path. */
  others: Map<number, JsonObject[]> | null = null;
  private readonly byLead = new Map<string | number, number>();
  /** Made where a lead does not tell. */
  private byText: Map<string, number> | null = null;
  /** From the second path on: who asks first at this path. */
  private here: (JsonObject | undefined)[] | null = null;

  /** `shared`: entities that lie in several places, once. */
  constructor(private readonly represent: Represent, private readonly shared: Set<JsonObject>) {}

  /** What lies at another path may be asked for other things under the same names later: it is one only within a path. */
  beginPath(): void {
    if (this.firsts.length > 0) this.here = [];
  }

  /** False where it cannot be asked for. */
  add(entity: JsonObject, holder: Holder, key: string | number): boolean {
    const lead = this.represent.lead(entity);
    let at = lead === undefined ? undefined : this.byLead.get(lead);
    const alike = at === undefined ? undefined : this.firsts[at];
    if (at === undefined || (alike !== entity && (!alike || !this.represent.isSame(entity, alike)))) {
      const told = this.represent.of(entity);
      if (!told) return false;
      at = lead === undefined || alike ? this.textsKnown().get(told.text) : undefined;
      if (at === undefined) return this.begin(told, entity, lead);
    }
    this.again(at, entity, holder, key);
    return true;
  }

  private begin({ text, typeName }: Representation, entity: JsonObject, lead: string | number | undefined): true {
    const at = this.firsts.length;
    if (lead !== undefined && !this.byLead.has(lead)) this.byLead.set(lead, at);
    this.byText?.set(text, at);
    if (this.here) this.here[at] = entity;
    this.texts.push(text);
    this.typeNames.push(typeName);
    this.firsts.push(entity);
    return true;
  }

  private textsKnown(): Map<string, number> {
    this.byText ??= new Map(this.texts.map((text, at) => [text, at]));
    return this.byText;
  }

  private again(at: number, entity: JsonObject, holder: Holder, key: string | number): void {
    const first = this.here ? this.here[at] : this.firsts[at];
    if (first === entity) return;
    if (first && isAlike(first, entity)) {
      // What lies here is asked for, filled and written as one from now on.
      if (Array.isArray(holder)) holder[Number(key)] = first;
      else setOwn(holder, String(key), first);
      this.shared.add(first);
      return;
    }
    if (!first && this.here) this.here[at] = entity;
    this.addOther(at, entity);
  }

  private addOther(at: number, entity: JsonObject): void {
    this.others ??= new Map();
    const others = this.others.get(at);
    if (!others) this.others.set(at, [entity]);
    else if (!others.includes(entity)) others.push(entity);
  }
}
