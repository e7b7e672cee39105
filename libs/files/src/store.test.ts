import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startTestS3 } from '@cornerstone/testing/test-s3';
import { folderStore } from './folder-store';
import { openPlace } from './place';
import { s3Store } from './s3-store';
import type { FileStore } from './store';
import { verifyStore } from './verify';

interface Opened { store: FileStore; /** Puts other bytes where a digest lies. */ damage(digest: string, bytes: Buffer): Promise<void>; close(): Promise<void>; endpoint?: string }

async function inFolder(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  return {
    store: folderStore(folder), damage: (digest, bytes) => writeFile(join(folder, digest.slice(0, 2), digest.slice(2, 4), digest), bytes),
    close: () => rm(folder, { recursive: true }),
  };
}

async function inS3(): Promise<Opened> {
  const { endpoint, accessKeyId, secretAccessKey, stop } = await startTestS3();
  const client = new S3Client({ endpoint, forcePathStyle: true, region: 'us-east-1', requestChecksumCalculation: 'WHEN_REQUIRED', credentials: { accessKeyId, secretAccessKey } });
  await client.send(new CreateBucketCommand({ Bucket: 'house' }));
  return {
    store: s3Store({ bucket: 'house', prefix: 'files/', endpoint, region: 'us-east-1', accessKeyId, secretAccessKey }),
    damage: async (digest, bytes) => { await client.send(new PutObjectCommand({ Bucket: 'house', Key: `files/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`, Body: bytes })); },
    close: async () => { client.destroy(); await stop(); }, endpoint,
  };
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe.each([['folder 文件夹', inFolder], ['S3', inS3]] as const)('a store in %s', (_name, openStore) => {
  let opened: Opened;
  let store: FileStore;
  let local: string;
  beforeAll(async () => { opened = await openStore(); ({ store } = opened); local = await mkdtemp(join(tmpdir(), 'local-')); await store.check(); }, 300_000); // Maven fetches the server once
  afterAll(async () => { await opened.close(); await rm(local, { recursive: true }); });

  const put = async (bytes: Buffer, digest = digestOf(bytes)): Promise<string> => {
    const path = join(local, randomUUID());
    await writeFile(path, bytes);
    await store.put(digest, path, bytes.length);
    return digest;
  };
  const read = async (digest: string, range?: { start: number; end: number }): Promise<Buffer | null> => {
    const file = await store.open(digest);
    if (!file) return null;
    try {
      return await buffer(await file.stream(range));
    } finally {
      await file.close();
    }
  };
  const all = async () => (await Array.fromAsync(store.digests())).map(({ digest }) => digest).sort();

  it('gives back what was put, whole and in part, more than once', async () => {
    const bytes = randomBytes(300_000);
    const digest = await put(bytes);
    expect(await read(digest)).toEqual(bytes);
    expect(await read(digest, { start: 0, end: 0 })).toEqual(bytes.subarray(0, 1));
    expect(await read(digest, { start: 1_000, end: 299_999 })).toEqual(bytes.subarray(1_000));
    const file = await store.open(digest);
    expect(file?.size).toBe(bytes.length);
    expect(digestOf(await buffer(await file!.stream()))).toBe(digest);
    expect(await buffer(await file!.stream({ start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
    await file?.close();
  });

  it('has the same bytes once, stored anew each time they are put', async () => {
    const bytes = randomBytes(100);
    const digest = await put(bytes);
    const before = (await store.open(digest))!;
    await before.close();
    await new Promise((resolve) => { setTimeout(resolve, 1_100); }); // S3 tells whole seconds
    await put(bytes);
    const after = (await store.open(digest))!;
    await after.close();
    expect(after.storedAt.getTime()).toBeGreaterThan(before.storedAt.getTime());
    expect((await all()).filter((each) => each === digest)).toHaveLength(1);
  });

  it('puts the same bytes from many at once', async () => {
    const bytes = randomBytes(50_000);
    const [digest = ''] = await Promise.all(Array.from({ length: 8 }, () => put(bytes)));
    expect(await read(digest)).toEqual(bytes);
  });

  it('has nothing under a digest that was never put, and nothing that was removed', async () => {
    expect(await read(digestOf(Buffer.from('never')))).toBeNull();
    const digest = await put(randomBytes(10));
    await store.remove(digest);
    await store.remove(digest);
    expect(await read(digest)).toBeNull();
    expect(await all()).not.toContain(digest);
  });

  it('finds what was damaged, and a new upload of the same file heals it', async () => {
    const bytes = randomBytes(1_000);
    const digest = await put(bytes);
    await opened.damage(digest, randomBytes(1_000));
    expect((await Array.fromAsync(verifyStore(store))).filter(({ isWhole }) => !isWhole)).toEqual([{ digest, isWhole: false }]);
    await put(bytes);
    expect((await Array.fromAsync(verifyStore(store))).filter(({ isWhole }) => !isWhole)).toEqual([]);
  });

  it.each(['', '../../etc/passwd', 'AB'.repeat(32), `${'ab'.repeat(31)}a/`, 'incoming'])('has no place for %j', async (digest) => {
    await expect(put(Buffer.from('x'), digest)).rejects.toThrow('no digest');
    await expect(async () => store.open(digest)).rejects.toThrow('no digest');
  });
});

describe('a folder 文件夹', () => {
  it('is readable by its owner alone and holds no drafts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const store = folderStore(folder);
    await store.check();
    const path = join(folder, 'incoming', 'one');
    await writeFile(path, 'bytes', { mode: 0o600 });
    const digest = digestOf(Buffer.from('bytes'));
    await store.put(digest, path, 5);
    await store.put(digest, path, 5);
    expect(await readdir(join(folder, digest.slice(0, 2), digest.slice(2, 4)))).toEqual([digest]);
    expect((await stat(join(folder, digest.slice(0, 2), digest.slice(2, 4), digest))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, digest.slice(0, 2)))).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });
});

describe('S3 that does not trust us S3 拒绝', () => {
  it('refuses a wrong key, and bytes that are not those of the digest', async () => {
    const { store, close, endpoint } = await inS3();
    const folder = await mkdtemp(join(tmpdir(), 'local-'));
    const path = join(folder, 'one');
    await writeFile(path, 'bytes');
    await expect(store.put(digestOf(Buffer.from('other')), path, 5)).rejects.toThrow();
    expect(await store.open(digestOf(Buffer.from('other')))).toBeNull();
    const stranger = await openPlace({ FILES: 's3://house/files', FILES_S3_ENDPOINT: endpoint, FILES_S3_ACCESS_KEY: 'cornerstone', FILES_S3_SECRET_KEY: 'guessed' });
    await expect(stranger?.store.check()).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await close();
    await rm(folder, { recursive: true });
    await store.check();
    await expect(store.open(digestOf(Buffer.from('x')))).rejects.toThrow(/ECONNREFUSED|connect/i);
  }, 60_000);
});
