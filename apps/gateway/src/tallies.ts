import { Counter, type CounterConfiguration, type LabelValues } from 'prom-client';

/** A counter whose figures are added up here, by a name of their own, and put into it when somebody looks: it would work out the name of its labels anew each time. */
export class Tally<Label extends string> {
  readonly #counts = new Map<string, { labels: LabelValues<Label>; count: number }>();

  constructor(configuration: CounterConfiguration<Label>) {
    const counts = this.#counts;
    new Counter({ ...configuration, collect() {
      for (const each of counts.values()) {
        if (each.count > 0) this.inc(each.labels, each.count);
        each.count = 0;
      }
    } });
  }

  /** `name` tells these labels from others. */
  add(name: string, labels: () => LabelValues<Label>): void {
    const found = this.#counts.get(name);
    if (found) found.count += 1;
    else this.#counts.set(name, { labels: labels(), count: 1 });
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
    const at = buckets.findIndex((most) => seconds <= most);
    if (at >= 0) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
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
