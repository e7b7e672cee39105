import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { errorCode } from './fault';
import { lock } from './file-lock';

const run = promisify(execFile);
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const CACHE = join(REPOSITORY, 'node_modules/.cache/cornerstone');
/** Where Node keeps what it compiled: eight processes load much the same code, the second one finds it compiled. */
export const COMPILED = join(CACHE, 'compiled');

/** A folder that takes long to make and that many runs need alike. The digest is of everything that it is made of. */
export interface Kept { name: string; digest: string; make(folder: string): Promise<void> }

// Another user's could be neither read nor removed.
const familyOf = ({ name }: Kept): string => `${name}-${process.getuid?.() ?? 'any'}-`;
const placeOf = (kept: Kept, cache: string): string => join(cache, familyOf(kept) + kept.digest);

/** The lock keeps out other processes; within one, whoever comes later waits for whoever came before. */
let before: Promise<void> = Promise.resolve();

/** Copies it into an existing folder; makes it first where there is none, or none that is whole. */
export function copyKept(kept: Kept, target: string, cache = CACHE): Promise<void> {
  const mine = before.then(() => copyAlone(kept, target, cache));
  before = mine.catch(() => undefined); // told to whom it concerns
  return mine;
}

async function copyAlone(kept: Kept, target: string, cache: string): Promise<void> {
  const place = placeOf(kept, cache);
  await mkdir(cache, { recursive: true });
  const turn = await lock(`${place}.lock`);
  try {
    if (!(await isWhole(place))) await makeAnew(kept, place, cache);
    const content = join(place, 'content');
    // Owners stay too: PostgreSQL takes no files but its own.
    await run('cp', ['-a', ...(await readdir(content)).map((entry) => join(content, entry)), target]);
  } finally {
    await turn.release();
  }
}

async function makeAnew(kept: Kept, place: string, cache: string): Promise<void> {
  // What was made of other sources is of no more use.
  for (const entry of await readdir(cache)) if (entry.startsWith(familyOf(kept)) && !entry.endsWith('.lock')) await rm(join(cache, entry), { recursive: true, force: true });
  const draft = `${place}.new`;
  const content = join(draft, 'content');
  await mkdir(content, { recursive: true });
  await kept.make(content);
  await writeFile(join(draft, 'listing'), await listingOf(content));
  // Renamed when whole: an interrupted making leaves nothing that looks like one.
  await rename(draft, place);
}

/** Nobody may have written to it since, nor taken anything away. */
async function isWhole(place: string): Promise<boolean> {
  try {
    return (await readFile(join(place, 'listing'), 'utf8')) === await listingOf(join(place, 'content'));
  } catch (fault) {
    if (errorCode(fault) === 'ENOENT') return false;
    throw fault;
  }
}

async function listingOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = await Promise.all(entries.filter((entry) => !entry.isDirectory()).map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const { size, mtimeMs } = await lstat(path);
    return `${relative(folder, path)} ${size} ${mtimeMs}\n`;
  }));
  return lines.sort().join('');
}

/** Of files and folders of the repository: their names and all their bytes; tests are no part of what is made. */
export async function digestOf(paths: readonly string[], more: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(more));
  for (const path of (await Promise.all(paths.map(filesBelow))).flat().sort()) hash.update(`\0${path}\0`).update(await readFile(join(REPOSITORY, path)));
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<string[]> {
  if (!(await lstat(join(REPOSITORY, path))).isDirectory()) return [path];
  const entries = await readdir(join(REPOSITORY, path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !/\.(test|fixture)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules')).map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)));
}
