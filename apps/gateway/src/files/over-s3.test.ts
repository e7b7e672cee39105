import { CreateBucketCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startTestS3, type TestS3 } from '@cornerstone/testing/test-s3';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { aJpeg, aVideo, send, sha256 } from './samples.fixture';

describe('files in a bucket S3 存储', () => {
  let s3: TestS3;
  let client: S3Client;
  let house: SmallHouse;
  beforeAll(async () => {
    s3 = await startTestS3();
    client = new S3Client({ endpoint: s3.endpoint, forcePathStyle: true, region: 'us-east-1', credentials: s3 });
    await client.send(new CreateBucketCommand({ Bucket: 'house' }));
    house = await openSmallHouse({ bucket: { FILES: 's3://house/files', FILES_S3_ENDPOINT: s3.endpoint, FILES_S3_ACCESS_KEY: s3.accessKeyId, FILES_S3_SECRET_KEY: s3.secretAccessKey } });
  }, 300_000); // Maven fetches the server once
  afterAll(async () => { await house.stop(); client.destroy(); await s3.stop(); });

  const get = async (id: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${house.address}/files/${id}`, { headers: { authorization: `Bearer ${await house.token('clerk.zz')}`, ...headers } });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('are kept, given whole and in part, and missed where they are gone', async () => {
    const video = aVideo(6_000_000);
    const { status, id, digest } = await send(house, video, { type: 'video/mp4' });
    expect([status, digest]).toEqual([201, sha256(video)]);
    expect((await get(id)).bytes.equals(video)).toBe(true);
    const part = await get(id, { range: 'bytes=1000-1999' });
    expect([part.status, part.bytes.equals(video.subarray(1_000, 2_000))]).toEqual([206, true]);
    await client.send(new DeleteObjectCommand({ Bucket: 'house', Key: `files/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}` }));
    expect((await get(id)).status).toBe(503);
  });

  it('are UNAVAILABLE while the bucket does not answer, for who sends and who asks', async () => {
    const { id } = await send(house, aJpeg());
    await s3.stop();
    expect(await send(house, aJpeg())).toMatchObject({ status: 503, rule: 'files.store-unavailable' });
    expect((await get(id)).status).toBe(503);
  });
});
