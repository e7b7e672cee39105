import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
/** Not below node_modules: there Node looks for no source maps, unless it reads those of all packages, which are larger than the packages. */
export const BUILT = join(REPOSITORY, 'dist/programs');

/**
 * TypeScript programs as one file each: Node loads it in a third of the time that some three hundred modules take.
 * What comes from packages stays where it is. Named by its content, so that a running program keeps what it began with.
 * While nothing that they were made of has been touched, what was made the last time is taken as it is.
 * Read by Node as it is, before anything translates: only what can be stripped, no imports of ours.
 */
export async function built(programs: readonly string[]): Promise<Map<string, string>> {
  const options = asOneFile();
  const note = join(BUILT, 'notes', `${createHash('sha256').update(JSON.stringify([programs, options.tsconfigRaw])).digest('hex').slice(0, 16)}.json`);
  const before = await asBefore(note);
  if (before) return before;
  const { build } = await import('esbuild');
  const began = Date.now();
  const { outputFiles, metafile } = await build({
    ...options, entryPoints: [...programs], outdir: BUILT, outbase: REPOSITORY, entryNames: '[dir]/[name]-[hash]', chunkNames: '[name]-[hash]', splitting: true, outExtension: { '.js': '.mjs' },
    // What programs share is loaded before their own first import: what has to be first of all is first in every file.
    banner: { js: "import 'reflect-metadata'; // classes are named" }, write: false, metafile: true,
  });
  await Promise.all(outputFiles.map(({ path, text }) => keep(path, withFewerNames(text))));
  const files = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]): [string, string][] => entryPoint ? [[join(REPOSITORY, entryPoint), join(REPOSITORY, path)]] : []);
  await noteDown(note, { made: outputFiles.map(({ path }) => path), files, of: looksOf([...Object.keys(metafile.inputs), ...BESIDES]) }, began);
  return new Map(files);
}

/** What was made, of which files, and what these looked like: size and the times of the last change. */
interface Note { made: string[]; files: [string, string][]; of: [path: string, look: string][] }
const MOST_NOTES = 200;
/** What decides besides the sources themselves. */
const BESIDES = ['package-lock.json', 'libs/stack/src/built.ts'];

const lookAt = (path: string): string => { const { size, mtimeMs, ctimeMs } = statSync(join(REPOSITORY, path)); return `${size} ${mtimeMs} ${ctimeMs}`; };
const looksOf = (paths: readonly string[]): Note['of'] => paths.map((path) => [path, lookAt(path)]);

async function asBefore(note: string): Promise<Map<string, string> | null> {
  try {
    const { made, files, of } = JSON.parse(await readFile(note, 'utf8')) as Note;
    return of.every(([path, look]) => lookAt(path) === look) && made.every((path) => existsSync(path)) ? new Map(files) : null;
  } catch (fault) {
    // None, or a file of it is gone: made anew.
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT' || fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Not where a file may have been saved while it was read. */
async function noteDown(path: string, note: Note, began: number): Promise<void> {
  if (note.of.some(([, look]) => Math.max(...look.split(' ').slice(1).map(Number)) > began - 1_000)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(note));
  await rename(draft, path);
  // Of copies of the sources that are gone since.
  const notes = (await readdir(dirname(path))).filter((name) => name.endsWith('.json'));
  if (notes.length > MOST_NOTES) await Promise.all(notes.map((name) => join(dirname(path), name)).filter((other) => other !== path).map((other) => rm(other, { force: true })));
  await removeOld(began);
}

const OLD_MS = 30 * 24 * 3_600_000;

/** What was made some weeks ago and not taken since: its name says of what it was made, so nothing ever takes its place. A program that runs has read it. */
async function removeOld(now: number): Promise<void> {
  const files = (await readdir(BUILT, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && /-[0-9A-Z]{8}\.mjs(\.map)?$/.test(entry.name)).map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && now - found.mtimeMs > OLD_MS) await rm(file, { force: true });
  }
}

/** How sources of ours become one file, packages left where they are. */
export function asOneFile(): BuildOptions {
  const { compilerOptions } = JSON.parse(readFileSync(join(REPOSITORY, 'tsconfig.base.json'), 'utf8')) as { compilerOptions: object };
  // As the `exports` of our libraries say it; by paths, because they would count as packages otherwise.
  const paths = Object.fromEntries([...readdirSync(join(REPOSITORY, 'libs')).map((lib) => [`@cornerstone/${lib}/*`, [`libs/${lib}/src/*.ts`]]), ['@cornerstone/tools/*', ['tools/src/*.ts']]]);
  return {
    bundle: true, resolveExtensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], packages: 'external', platform: 'node', format: 'esm', target: 'node24', absWorkingDir: REPOSITORY,
    tsconfigRaw: { compilerOptions: { ...compilerOptions, baseUrl: REPOSITORY, paths } },
    // Names of classes are names of the graph and of tables.
    keepNames: true, sourcemap: 'linked', sourcesContent: false, plugins: [ours], logLevel: 'silent',
  };
}

/** esbuild gives every function its name when it comes to be, a small one within another each time: only what has a prototype, a class, needs it. */
const withFewerNames = (text: string): string => text.replace(/^(var __name = \(target, value\) => )(?=__defProp\()/m, '$1target.prototype === void 0 ? target : ');

/** Others may read it, or write the same, at the same time. */
async function keep(path: string, contents: string): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${process.pid}-${basename(path)}`);
  await writeFile(draft, contents);
  await rename(draft, path);
}

const SELF = /\bimport\.meta\.url\b/g;

const ours: Plugin = {
  name: 'ours',
  setup({ onLoad }) {
    // A module finds its neighbours from where its source lies.
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(SELF, () => JSON.stringify(pathToFileURL(path).href)), loader: 'ts', resolveDir: dirname(path) };
    });
  },
};
