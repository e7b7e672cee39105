import { statfs } from 'node:fs/promises';
import { StackFault } from './fault';
import { hasMaven, javaVersion } from './java';
import { kafkaIsResolved } from './kafka-jars';
import { portOwner } from './port-owner';
import { isFree } from './ports';

export const LEAST_JAVA = 17;
const GIGABYTE = 1024 ** 3;

/** The broker is a Java program; Maven is wanted only until its jars are here. */
export async function checkBroker(): Promise<void> {
  const [java, resolved] = await Promise.all([javaVersion(), kafkaIsResolved()]);
  const instead = 'or name a broker of your own in KAFKA_BROKERS';
  if (java === undefined) throw new StackFault(`Java is not installed; install Java ${LEAST_JAVA} or later (Debian: apt-get install openjdk-17-jre-headless), ${instead}.`, '未找到 Java：请安装 Java 17 或更高版本。');
  if (java < LEAST_JAVA) throw new StackFault(`Java ${java} is too old for the broker; install Java ${LEAST_JAVA} or later, ${instead}.`, `Java ${java} 版本过低：请安装 Java 17 或更高版本。`);
  if (!resolved && !(await hasMaven())) throw new StackFault(`Maven is not installed and the broker's jars are not here yet; install it (Debian: apt-get install maven), ${instead}.`, '未找到 Maven，且 Kafka 尚未下载：请安装 Maven。');
}

export async function checkDisk(folder: string, leastGigabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / GIGABYTE;
  if (free < leastGigabytes) {
    throw new StackFault(`Only ${free.toFixed(1)} GB are free for ${folder} and ${leastGigabytes} GB are needed; free some space, or name a folder elsewhere in CORNERSTONE_DATA.`, '磁盘空间不足：请清理空间，或用 CORNERSTONE_DATA 指定其他磁盘上的目录。');
  }
}

export async function checkPort(port: number, host: string): Promise<void> {
  if (await isFree(port, host)) return;
  const owner = await portOwner(port);
  const other = port + 10 > 65_535 ? 4000 : port + 10;
  throw new StackFault(`Port ${port} is in use${owner ? ` (by ${owner})` : ''}. Stop that program or start with PORT=${other} npm start.`, `端口 ${port} 已被占用。`);
}
