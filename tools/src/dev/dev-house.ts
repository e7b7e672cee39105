import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { services, type Service } from '../services';
import type { Begin } from '../start/apps';
import type { House } from '../start/house';
import type { Ready } from '../start/open-house';
import { buildPages } from '../start/pages';
import type { Progress } from '../start/progress';
import { REPOSITORY } from '../start/settings';
import { ACTOR, AppProcess } from './app-process';
import { Composer } from './composer';
import { committedSchemas, generateTheRest, schemaFile, SUPERGRAPH, writeWhere } from './generating';
import { Joining } from './joining';
import { isOfPages, kindOf } from './kinds';
import { applyMigrations } from './migrating';
import { Proposals } from './proposals';
import { RollingApp } from './rolling-app';
import { Spares } from './spares';
import { repeatable, Turns, type Hold } from './taking-turns';
import { watchFiles, type Watching } from './watching';

const WATCHED = ['apps', 'libs', 'tools', 'data'];
const AT_ONCE = 2;

const isService = (app: string): app is Service => services.some((service) => service === app);
const named = (files: readonly string[]): string => `${basename(files[0] ?? '')}${files.length > 1 ? ` +${files.length - 1}` : ''}`;
const since = (at: number): string => `${((Date.now() - at) / 1000).toFixed(1)} s`;

/** The house of `npm start`, whose apps follow their sources. */
export class DevHouse {
  readonly #apps = new Map<string, RollingApp>();
  readonly #environments = new Map<string, NodeJS.ProcessEnv>();
  readonly #served = new Map<string, string>();
  #committed: ReadonlyMap<string, string> = new Map();
  readonly #turns = new Turns(AT_ONCE);
  readonly #composer = new Composer();
  #spares = new Map<'service' | 'gateway', Spares>();
  #watching: Watching | null = null;
  #ready: Ready | null = null;
  #progress: Progress | null = null;
  #renewing = 0;

  constructor(private readonly noteProcess: (name: string, pid: number, mark: string) => void) {}

  readonly begin: Begin = (name, environment, log) => {
    this.#environments.set(name, environment);
    const app = this.#apps.get(name) ?? new RollingApp(name, {
      environment, log, joining: new Joining(name, createHash('sha256').update(dirname(log.path)).digest('hex').slice(0, 8)), take: () => this.#sparesFor(name)?.take() ?? AppProcess.begin(environment),
      onPid: (pid) => { this.noteProcess(name, pid, ACTOR); },
    });
    this.#apps.set(name, app);
    return app.begin((schema) => { this.#served.set(name, schema); return Promise.resolve(null); });
  };

  /** From now on a changed file is followed by what it changes. */
  async follow(house: House, ready: Ready, progress: Progress): Promise<void> {
    this.#ready = ready;
    this.#progress = progress;
    this.#watching = await watchFiles(WATCHED.map((folder) => join(REPOSITORY, folder)), (files, at) => { void this.#change(files, at).catch((fault: unknown) => { this.#say(`a change could not be followed: ${String(fault)}`); }); });
    await house.keep('gateway', async () => { this.#watching?.stop(); this.#composer.stop(); await Promise.all([...this.#spares.values()].map((spares) => spares.stop())); });
    this.#spares = new Map([['service', new Spares(this.#common(services), AT_ONCE)], ['gateway', new Spares(this.#common(['gateway']), 1)]]);
    const committed = await committedSchemas();
    this.#committed = committed;
    // Composing takes twice as long the first time, and a start without waiting processes as well: who is told that files are watched need not wait for that.
    await Promise.all([this.#refill(), this.#composer.compose(committed)]);
    const news = services.filter((service) => this.#served.get(service) !== undefined && this.#served.get(service) !== committed.get(service));
    if (news.length > 0) await this.#regenerate(Date.now(), news);
    this.#say('Watching apps, libs, tools and data: a saved file is followed by what it changes.');
  }

  async #change(files: readonly string[], at: number): Promise<void> {
    const kinds = files.map((file) => ({ file, ...kindOf(REPOSITORY, file) }));
    const of = (kind: string): string[] => kinds.filter((each) => each.kind === kind).map(({ file }) => file);
    const [ourselves, graph] = [of('ourselves'), of('graph')];
    const touched = new Map<string, string[]>();
    const touch = (app: string, file: string): void => { touched.set(app, [...touched.get(app) ?? [], file]); };
    for (const app of this.#apps.values()) for (const file of files) if (app.concerns(file)) touch(app.name, file);
    for (const file of of('gateway')) touch('gateway', file);
    for (const [service, migrations] of this.#migrationsIn(kinds)) {
      const { applied, said } = await applyMigrations(service, this.#ready?.urls[service]?.ownerUrl ?? '', migrations);
      for (const line of said) this.#say(line);
      for (const file of applied) touch(service, file);
    }
    if (touched.size > 0) await this.#renewAll(touched, at);
    if (graph.length > 0) await this.#regenerate(at, []);
    if (files.some((file) => isOfPages(REPOSITORY, file))) await this.#buildPages();
    if (ourselves.length > 0 && touched.size === 0) this.#say(`${named(ourselves)} is read at the start only: end npm run dev and start it again`);
  }

  #migrationsIn(kinds: readonly ({ file: string } & ReturnType<typeof kindOf>)[]): Map<Service, string[]> {
    const found = kinds.flatMap((each) => (each.kind === 'migration' ? (each.of === 'every service' ? services : [each.of]).map((service) => ({ service, file: each.file })) : []));
    return new Map([...Map.groupBy(found, ({ service }) => service)].map(([service, list]) => [service, list.map(({ file }) => file)]));
  }

  /** Whoever was asked last comes first, and alone: somebody is looking at it. The gateway comes last, its graph is that of the services. */
  async #renewAll(touched: ReadonlyMap<string, readonly string[]>, at: number): Promise<void> {
    const apps = [...touched.keys()].flatMap((name) => this.#apps.get(name) ?? []).sort((one, other) => Number(one.name === 'gateway') - Number(other.name === 'gateway') || other.askedAt - one.askedAt);
    const proposals = new Proposals(new Set(apps.map(({ name }) => name).filter(isService)), this.#schemas(), (schemas) => this.#composer.compose(schemas));
    this.#renewing += 1;
    await Promise.all(apps.map((app, place) => [app, app.supersede(), this.#turns.hold(place === 0 && app.askedAt > 0)] as const).map(([app, turn, hold]) => this.#renew(app, turn, hold, named(touched.get(app.name) ?? []), proposals, at))).finally(() => { this.#renewing -= 1; });
    if (proposals.supergraph !== null) await this.#serve(proposals.supergraph, at);
    void this.#refill().catch((fault: unknown) => { this.#say(`no process waits for the next change: ${String(fault)}`); });
  }

  async #renew(app: RollingApp, turn: number, hold: Hold, what: string, proposals: Proposals, at: number): Promise<void> {
    await hold.take();
    const outcome = await app.renew(turn, async (schema) => {
      const why = await proposals.propose(app.name, schema, () => { hold.giveBack(); });
      await hold.take();
      if (why === null && this.#served.get(app.name) !== schema) await writeWhere(schemaFile(app.name), schema, (file, text) => this.#watching?.own(file, text));
      if (why === null) this.#served.set(app.name, schema);
      return why;
    }).finally(() => { hold.end(); });
    if (outcome !== null) await proposals.drop(app.name);
    if (outcome === 'overtaken') return;
    this.#say(outcome === null ? `${app.name}: ${what} → ready again in ${since(at)}` : `${app.name}: ${what} → not started, the last good one goes on:\n  ${outcome.trim().replaceAll('\n', '\n  ')}`);
  }

  async #regenerate(at: number, changed: readonly Service[]): Promise<void> {
    for (const service of changed) await writeWhere(schemaFile(service), this.#served.get(service) ?? '', (file, text) => this.#watching?.own(file, text));
    this.#committed = await committedSchemas();
    const composed = await this.#composer.compose(this.#schemas());
    if ('fault' in composed) this.#say(`the gateway goes on with the graph it has:\n  ${composed.fault.replaceAll('\n', '\n  ')}`);
    else await this.#serve(composed.supergraph, at);
  }

  async #serve(supergraph: string, at: number): Promise<void> {
    await writeWhere(SUPERGRAPH, supergraph, (file, text) => this.#watching?.own(file, text));
    await this.#renewAll(new Map([['gateway', [SUPERGRAPH]]]), at);
    void this.#generateTheRest();
  }

  readonly #generateTheRest = repeatable(async () => { this.#say(await generateTheRest()); });

  readonly #buildPages = repeatable(async () => {
    const began = Date.now();
    const quiet = { step: () => undefined, at: () => undefined, done: () => undefined };
    const built = await buildPages({ part: () => quiet, say: (line) => { this.#say(line); }, close: () => undefined }).catch((fault: unknown) => { this.#say(fault instanceof Error ? fault.message : String(fault)); });
    if (built === 'built') this.#say(`web: built in ${since(began)}, reload the browser`);
  });

  /** Every subgraph as it is served; read from its file only once, which a checkout may be just replacing. */
  #schemas(): ReadonlyMap<string, string> {
    return new Map([...this.#committed, ...this.#served]);
  }

  /** Resolves when those that wait have loaded what they can. */
  async #refill(): Promise<void> {
    if (this.#renewing > 0) return;
    await Promise.all([...this.#spares].map(([kind, spares]) => {
      const apps = [...this.#apps.values()].filter(({ name }) => (kind === 'gateway' ? name === 'gateway' : isService(name)));
      return spares.refill([...new Set(apps.flatMap((app) => app.packages))]);
    }));
  }

  /** The demonstration's issuer has none: it is hardly ever changed. */
  #sparesFor(name: string): Spares | undefined {
    return name === 'gateway' ? this.#spares.get('gateway') : isService(name) ? this.#spares.get('service') : undefined;
  }

  /** The settings that all of them have alike; the rest comes with the word to go. */
  #common(names: readonly string[]): NodeJS.ProcessEnv {
    const all: NodeJS.ProcessEnv[] = names.map((name) => this.#environments.get(name) ?? {});
    const [first = {}, ...others] = all;
    return Object.fromEntries(Object.entries(first).filter(([name, value]) => others.every((other) => other[name] === value)));
  }

  #say(line: string): void {
    this.#progress?.say(line);
  }
}
