/** A short name for each of long texts that return, as long as it is remembered; a name is never given twice. */
export class Names {
  #of = new Map<string, string>();
  #last = 0;

  constructor(private readonly most: number) {}

  of(text: string): string {
    const known = this.#of.get(text);
    if (known !== undefined) return known;
    if (this.#of.size >= this.most) this.#of = new Map();
    const name = (this.#last += 1).toString(36);
    this.#of.set(text, name);
    return name;
  }
}
