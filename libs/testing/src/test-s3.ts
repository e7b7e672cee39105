import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '@cornerstone/stack/child';
import { classPathOf, type Jars } from '@cornerstone/stack/maven-jars';
import { choosePorts } from '@cornerstone/stack/ports';

const jars: Jars = { folder: 's3-test', name: 's3-test', of: { en: 'the S3 server of the tests', zh: '测试用 S3 服务' } };

export interface TestS3 { endpoint: string; accessKeyId: string; secretAccessKey: string; stop(): Promise<void> }

/** A real S3 server that keeps its objects in memory and verifies who signs. */
export async function startTestS3(): Promise<TestS3> {
  const classPath = await classPathOf(jars);
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-s3-'));
  const { s3: port } = await choosePorts(['s3'] as const);
  const endpoint = `http://127.0.0.1:${port}`;
  const keys = { accessKeyId: 'cornerstone', secretAccessKey: 'secret of a test' };
  await writeFile(join(folder, 's3.properties'), [
    `s3proxy.endpoint=${endpoint}`, 's3proxy.authorization=aws-v4', `s3proxy.identity=${keys.accessKeyId}`, `s3proxy.credential=${keys.secretAccessKey}`,
    's3proxy.v4-max-non-chunked-request-size=209715200', 'jclouds.provider=transient-nio2', 'jclouds.identity=none', 'jclouds.credential=none',
  ].join('\n'));
  const child = await startChild({ name: 'S3', command: 'java', cwd: folder, args: ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath, 'org.gaul.s3proxy.Main', '--properties', join(folder, 's3.properties')] });
  await child.says(/Started /, 60_000);
  return { endpoint, ...keys, stop: async () => { await child.stop(); await rm(folder, { recursive: true, force: true }); } };
}
