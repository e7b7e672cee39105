import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child';
import { StackFault, errorCode } from './fault';
import { lock } from './file-lock';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
export const KAFKA_SETTINGS = join(REPOSITORY, 'infra/kafka');
const POM = join(KAFKA_SETTINGS, 'pom.xml');

/** Named by the pom's hash: another version is another folder, and the old one stays usable. */
async function jarFolder(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(POM)).digest('hex').slice(0, 16);
  return join(REPOSITORY, 'node_modules/.cache/cornerstone', `kafka-${hash}`);
}

export async function kafkaIsResolved(): Promise<boolean> {
  try {
    return (await readdir(await jarFolder())).length > 0;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The class path of the broker; its jars are fetched by Maven once. */
export async function kafkaClassPath(onLog?: (line: string) => void): Promise<string> {
  const folder = await jarFolder();
  if (!(await kafkaIsResolved())) await fetchJars(folder, onLog);
  return join(folder, '*');
}

async function fetchJars(folder: string, onLog?: (line: string) => void): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  // Two Mavens at once would write the same files of its own cache.
  const turn = await lock(`${folder}.lock`);
  const draft = await mkdtemp(`${folder}-`);
  try {
    if (await kafkaIsResolved()) return;
    const maven = await startChild({
      name: 'Maven', command: 'mvn', onLog, cwd: draft,
      args: ['--batch-mode', '--no-transfer-progress', '--file', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`],
    });
    if ((await maven.exited).code !== 0) {
      const cause = maven.lastLines(40).find((line) => line.includes('[ERROR]'))?.replace(/^.*\[ERROR\] */, '').slice(0, 300) ?? 'no reason given';
      throw new StackFault(`Maven could not fetch the broker's jars (${cause}); check the network and Maven's settings, then start again.`, 'Maven 未能下载 Kafka：请检查网络与 Maven 设置后重试。');
    }
    await chmod(draft, 0o755); // mkdtemp closes it to everybody else who works in this clone
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await turn.release();
  }
}
