import { Counter, type CounterConfiguration, type LabelValues } from 'prom-client';

interface Count<Label extends string> { labels: LabelValues<Label>; count: number }
type Counts<Label extends string> = Map<string | number, Map<string | number, Map<string | number, Count<Label>>>>;

/** A counter whose figures are added up here and put into it when somebody looks: it would work out the name of its labels anew each time. */
export class Tally<Label extends string> {
  readonly #all: Count<Label>[] = [];
  readonly #names: readonly Label[];
  /** By the values of three labels at most: no name of them all is put together to find one. */
  readonly #counts: Counts<Label> = new Map();

  constructor(configuration: CounterConfiguration<Label> & { labelNames: readonly Label[] }) {
    const all = this.#all;
    this.#names = configuration.labelNames;
    new Counter({ ...configuration, collect() {
      for (const each of all) {
        if (each.count > 0) this.inc(each.labels, each.count);
        each.count = 0;
      }
    } });
  }

  /** One more of these values, in the order of the labels. */
  add(first: string | number, second: string | number = '', third: string | number = ''): void {
    const found = this.#counts.get(first)?.get(second)?.get(third);
    if (found) found.count += 1;
    else this.#begin([first, second, third]);
  }

  #begin(values: [string | number, string | number, string | number]): void {
    const [first, second, third] = values;
    const begun: Count<Label> = { labels: Object.fromEntries(this.#names.map((name, at) => [name, values[at]])) as LabelValues<Label>, count: 1 };
    this.#all.push(begun);
    const seconds = this.#counts.get(first) ?? new Map<string | number, Map<string | number, Count<Label>>>();
    const thirds = seconds.get(second) ?? new Map<string | number, Count<Label>>();
    this.#counts.set(first, seconds.set(second, thirds.set(third, begun)));
  }
}

interface Series { buckets: number[]; sum: number; count: number }

const ESCAPED: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

/** Times of one label as Prometheus keeps them: how many took at most so long. What prom-client's histogram tells, of one label only. */
export class Times {
  readonly #series = new Map<string, Series>();

  constructor(private readonly told: { name: string; help: string; label: string; buckets: readonly number[] }) {}

  observe(value: string, seconds: number): void {
    const { buckets } = this.told;
    let series = this.#series.get(value);
    if (!series) this.#series.set(value, series = { buckets: buckets.map(() => 0), sum: 0, count: 0 });
    series.sum += seconds;
    series.count += 1;
    for (let at = 0; at < buckets.length; at += 1) {
      if (!(seconds <= (buckets[at] ?? 0))) continue;
      series.buckets[at] = (series.buckets[at] ?? 0) + 1;
      return;
    }
  }

  /** In Prometheus text. */
  text(): string {
    const { name, help, label, buckets } = this.told;
    const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
    for (const [value, series] of this.#series) {
      const labels = `${label}="${value.replace(/[\\"\n]/g, (sign) => ESCAPED[sign] ?? sign)}"`;
      let upTo = 0;
      for (const [at, most] of buckets.entries()) lines.push(`${name}_bucket{le="${most}",${labels}} ${upTo += series.buckets[at] ?? 0}`);
      lines.push(`${name}_bucket{le="+Inf",${labels}} ${series.count}`, `${name}_sum{${labels}} ${series.sum}`, `${name}_count{${labels}} ${series.count}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
