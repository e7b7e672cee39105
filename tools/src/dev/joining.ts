import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asOneFile, BUILT } from '@cornerstone/stack/built';
import { context, type BuildContext, type BuildFailure, type Message, type Metafile, type Plugin } from 'esbuild';
import { programOf } from '../start/apps';
import { REPOSITORY } from '../start/settings';

const PERMISSION = fileURLToPath(new URL('./permission.ts', import.meta.url));
/** Where an app's file lies in turn: one process serves, one may be leaving, one comes. */
const PLACES = ['0', '1', '2'];

export type Joined = { file: string } | { broken: string };

/** An app's sources as one file, joined anew after each change; what has not changed is kept in memory. */
export class Joining {
  #context: Promise<BuildContext<{ metafile: true; write: false }>> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #place = 0;
  /** Sources of ours that were read, also where they could not be joined. */
  files: ReadonlySet<string> = new Set();
  /** In the order in which the app comes upon them. */
  packages: readonly string[] = [];

  /** Houses of one clone have a `place` each. */
  constructor(private readonly app: string, private readonly place: string) {}

  /** The sources as they are now: while it joins, another waits. Never written over what is `inUse`. */
  join(inUse: string | null): Promise<Joined> {
    const next = this.#last.then(() => this.#join(inUse));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async stop(): Promise<void> {
    await (await this.#context)?.dispose();
  }

  async #join(inUse: string | null): Promise<Joined> {
    const joining = await (this.#context ??= this.#open());
    try {
      const { outputFiles, metafile } = await joining.rebuild();
      this.files = new Set(Object.keys(metafile.inputs).map((path) => join(REPOSITORY, path)));
      this.packages = packagesOf(metafile);
      const file = this.#nextPlace(inUse);
      await mkdir(dirname(file), { recursive: true });
      await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path.endsWith('.map') ? `${file}.map` : file, contents)));
      return { file };
    } catch (fault) {
      const { errors } = fault as BuildFailure;
      if (!Array.isArray(errors)) throw fault;
      this.files = new Set([...this.files, ...errors.flatMap(({ location }) => (location ? [join(REPOSITORY, location.file)] : []))]);
      return { broken: errors.map(said).join('\n') };
    }
  }

  #nextPlace(inUse: string | null): string {
    do this.#place = (this.#place + 1) % PLACES.length; while (this.#fileIn(this.#place) === inUse);
    return this.#fileIn(this.#place);
  }

  #fileIn(place: number): string {
    return join(BUILT, 'dev', this.place, PLACES[place] ?? '', `${this.app}.mjs`);
  }

  #open(): Promise<BuildContext<{ metafile: true; write: false }>> {
    const source = dirname(programOf(this.app));
    const asks = existsSync(join(source, 'slices.ts'));
    const options = asOneFile();
    return context({
      ...options, stdin: { contents: `import 'reflect-metadata';\n${asks ? `import 'permission';\n` : ''}import './main';\n`, resolveDir: source, sourcefile: 'begin.ts', loader: 'ts' },
      outfile: this.#fileIn(0), plugins: [permission(source), ...options.plugins ?? []], write: false, metafile: true,
    });
  }
}

const said = ({ location, text }: Message): string => (location ? `${join(REPOSITORY, location.file)}:${location.line}:${location.column}: ${text}` : text);

const packagesOf = ({ outputs }: Metafile): string[] => [...new Set(Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external, kind, path }) => external && kind === 'import-statement' && !isBuiltin(path)).map(({ path }) => path)))];

/** Before a service's own main, after all that its slices read. */
const permission = (source: string): Plugin => ({
  name: 'permission',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^permission$/ }, () => ({ path: 'permission', namespace: 'dev' }));
    onLoad({ filter: /./, namespace: 'dev' }, () => ({ contents: `import { definition } from './slices';\nimport { permitted } from ${JSON.stringify(PERMISSION)};\nawait permitted(definition);\n`, loader: 'ts', resolveDir: source }));
  },
});
