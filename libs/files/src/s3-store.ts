import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, paginateListObjectsV2, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { isDigest } from '@cornerstone/kernel/stored-file';
import type { FileStore, Range } from './store';

export interface S3Place { bucket: string; prefix: string; endpoint?: string | undefined; region: string; accessKeyId: string; secretAccessKey: string }

const statusOf = (fault: unknown): number | undefined => (fault as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** What fails is thrown; without a logger the client writes to the console. */
const SILENT = { trace: () => undefined, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Any service that speaks S3; one that is not Amazon's is named by its endpoint and addressed by path. */
export function s3Store({ bucket, prefix, endpoint, region, accessKeyId, secretAccessKey }: S3Place): FileStore {
  const client = new S3Client({
    region, credentials: { accessKeyId, secretAccessKey }, ...(endpoint && { endpoint, forcePathStyle: true }),
    // Other makers' servers do not know the checksums that newer clients add by themselves.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED', maxAttempts: 3, requestHandler: { connectionTimeout: 3_000, socketTimeout: 30_000 }, logger: SILENT,
  });
  const placeOf = (digest: string): { Bucket: string; Key: string } => {
    if (!isDigest(digest)) throw new Error('no digest');
    return { Bucket: bucket, Key: `${prefix}${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}` };
  };
  return {
    name: `s3://${bucket}/${prefix}`,
    async put(digest, path, size) {
      const command = new PutObjectCommand({ ...placeOf(digest), Body: createReadStream(path), ContentLength: size, ContentType: 'application/octet-stream' });
      // Signed with the digest: the server itself refuses bytes that are others.
      command.middlewareStack.add((next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = digest;
        return next(args);
      }, { step: 'build', name: 'signedDigest' });
      await client.send(command);
    },
    async open(digest) {
      const head = await client.send(new HeadObjectCommand(placeOf(digest))).catch((fault: unknown) => { if (statusOf(fault) === 404) return null; throw fault; });
      if (!head) return null;
      const streams: Readable[] = [];
      return {
        size: head.ContentLength ?? 0, storedAt: head.LastModified ?? new Date(0),
        async stream(range?: Range) {
          const { Body } = await client.send(new GetObjectCommand({ ...placeOf(digest), ...(range && { Range: `bytes=${range.start}-${range.end}` }), ...(head.ETag && { IfMatch: head.ETag }) }));
          if (!(Body instanceof Readable)) throw new Error('the store sent no bytes');
          streams.push(Body);
          return Body;
        },
        async close() { for (const stream of streams) stream.destroy(); },
      };
    },
    async remove(digest) { await client.send(new DeleteObjectCommand(placeOf(digest))); },
    async* digests() {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key, LastModified } of page.Contents ?? []) {
          const digest = Key?.split('/').at(-1) ?? '';
          if (isDigest(digest)) yield { digest, storedAt: LastModified ?? new Date() };
        }
      }
    },
    async check() {
      await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((fault: unknown) => {
        // One that does not answer now may answer later; one that answers so will not.
        if (statusOf(fault) !== undefined && Number(statusOf(fault)) < 500) throw fault;
      });
    },
  };
}
