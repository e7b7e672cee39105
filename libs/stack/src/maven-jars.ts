import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child';
import { StackFault, errorCode } from './fault';
import { lock } from './file-lock';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

/** Jars that a pom.xml of `infra/` names, and what they are for. */
export interface Jars { folder: string; name: string; of: { en: string; zh: string } }

const pomOf = ({ folder }: Jars): string => join(REPOSITORY, 'infra', folder, 'pom.xml');

/** Named by the pom's hash: another version is another folder, and the old one stays usable. */
async function jarFolder(jars: Jars): Promise<string> {
  const hash = createHash('sha256').update(await readFile(pomOf(jars))).digest('hex').slice(0, 16);
  return join(REPOSITORY, 'node_modules/.cache/cornerstone', `${jars.name}-${hash}`);
}

export async function areResolved(jars: Jars): Promise<boolean> {
  try {
    return (await readdir(await jarFolder(jars))).length > 0;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Their class path; Maven fetches them once. By its own name, where the folder is one that several trees share. */
export async function classPathOf(jars: Jars, onLog?: (line: string) => void): Promise<string> {
  const folder = await jarFolder(jars);
  if (!(await areResolved(jars))) await fetchJars(jars, folder, onLog);
  return join(await realpath(folder), '*');
}

async function fetchJars(jars: Jars, folder: string, onLog?: (line: string) => void): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  // Two Mavens at once would write the same files of its own cache.
  const turn = await lock(`${folder}.lock`);
  const draft = await mkdtemp(`${folder}-`);
  try {
    if (await areResolved(jars)) return;
    const maven = await startChild({
      name: 'Maven', command: 'mvn', onLog, cwd: draft,
      args: ['--batch-mode', '--no-transfer-progress', '--file', pomOf(jars), 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`],
    });
    if ((await maven.exited).code !== 0) {
      const cause = maven.lastLines(40).find((line) => line.includes('[ERROR]'))?.replace(/^.*\[ERROR\] */, '').slice(0, 300) ?? 'no reason given';
      throw new StackFault(`Maven could not fetch ${jars.of.en} (${cause}); check the network and Maven's settings, then start again.`, `Maven 未能下载 ${jars.of.zh}：请检查网络与 Maven 设置后重试。`);
    }
    await chmod(draft, 0o755); // mkdtemp closes it to everybody else who works in this clone
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await turn.release();
  }
}
