import { createHash } from 'node:crypto';
import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { STOP_PATIENCE } from './child';
import { errorCode } from './fault';
import { javaProgram } from './java';

/** Classes of a Java program as the JVM had them once it had read and verified them: its next start spends two fifths less processor time. */
export interface ClassArchive {
  /** For the JVM: use what is kept, or write it down at its end. */
  flags: readonly string[];
  /** Milliseconds in which it has to end: writing takes some seconds, on a busy machine many. */
  patience: number;
  /** To be called after an orderly end. */
  keep(): Promise<void>;
}

const WRITE_PATIENCE = 60_000;
/** What it says when it cannot use an archive: it goes on without. */
const QUIET = '-Xlog:cds*=off';

/** Kept beside the folder of jars for the same jars and the same Java; `draft` is a place of one's own for one that is still to be made. */
export async function classArchive(jars: string, draft: string): Promise<ClassArchive> {
  const family = `${basename(jars)}.classes-`;
  const [java, { mtimeMs }] = await Promise.all([javaProgram(), stat(jars)]);
  const name = `${family}${createHash('sha256').update(`${java} ${jars} ${mtimeMs}`).digest('hex').slice(0, 16)}`;
  const others = async (): Promise<string[]> => (await readdir(dirname(jars))).filter((entry) => entry.startsWith(family));
  for (const entry of await others()) {
    const archive = join(dirname(jars), entry);
    // Its size is part of its name: the JVM would die of one that is cut short.
    if (entry.startsWith(name) && Number(entry.slice(name.length + 1)) === await sizeOf(archive)) return { flags: [`-XX:SharedArchiveFile=${archive}`, QUIET], patience: STOP_PATIENCE, keep: () => Promise.resolve() };
  }
  return {
    flags: [`-XX:ArchiveClassesAtExit=${draft}`, QUIET], patience: WRITE_PATIENCE,
    async keep() {
      const size = await sizeOf(draft);
      if (size === null) return;
      const before = await others();
      const aside = join(dirname(jars), `.${name}-${process.pid}`);
      await copyFile(draft, aside);
      await rename(aside, join(dirname(jars), `${name}-${size}`));
      for (const entry of [...before.filter((other) => other !== `${name}-${size}`).map((other) => join(dirname(jars), other)), draft]) await rm(entry, { force: true });
    },
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (fault) {
    if (errorCode(fault) === 'ENOENT') return null;
    throw fault;
  }
}
