import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Range, StoredBytes } from '@cornerstone/files/store';
import { fileType } from '@cornerstone/kernel/stored-file';
import { create as disposition } from 'content-disposition';
import { parse as parseRange } from 'range-parser';
import type { Files } from './files';
import type { FileRecord, Person } from './records';
import { badRange, damaged, storeUnavailable } from './refusals';

/** `GET /files/<id>`: the bytes, to who may see the project. Nothing is sent of a file whose bytes are no longer those of its digest. */
export async function answerDownload(files: Files, person: Person, id: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const record = await files.records.file(person, id);
  const etag = `"${record.digest}"`;
  const headers = headersOf(record, etag);
  if (isKnown(incoming.headers['if-none-match'], etag)) return void outgoing.writeHead(304, headers).end();
  const file = await files.store.open(record.digest).catch((fault: unknown): never => {
    files.log.error({ store: files.store.name, fault: String(fault) }, 'the store of files failed');
    throw storeUnavailable();
  });
  try {
    if (!file || !(await isWhole(files, file, record))) {
      files.log.error({ id, digest: record.digest }, file ? 'a stored file is damaged' : 'a stored file is missing');
      throw damaged(id);
    }
    await sendBytes(file, record, headers, etag, incoming, outgoing);
  } finally {
    await file?.close();
  }
}

const isWhole = ({ isWhole: check, log }: Files, file: StoredBytes, { digest, size }: FileRecord): Promise<boolean> =>
  check(file, digest, size).catch((fault: unknown): never => { log.error({ digest, fault: String(fault) }, 'a stored file cannot be read'); throw storeUnavailable(); });

async function sendBytes(file: StoredBytes, { size }: FileRecord, headers: Record<string, string>, etag: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const range = rangeOf(incoming, size, etag);
  if (range === 'outside') {
    outgoing.setHeader('content-range', `bytes */${size}`);
    throw badRange(size);
  }
  const length = range ? range.end - range.start + 1 : size;
  outgoing.writeHead(range ? 206 : 200, { ...headers, 'content-length': length, ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }) });
  if (incoming.method === 'HEAD') return void outgoing.end();
  outgoing.setTimeout(STALLED, () => { outgoing.destroy(); });
  // A reader that goes away, or a store that breaks off, leaves an answer that is visibly too short.
  await pipeline(await file.stream(range ?? undefined), outgoing).catch(() => { outgoing.destroy(); });
}

/** Milliseconds without a byte taken, after which a reader has gone. */
const STALLED = 60_000;

/** How range-parser says that a range is well written and lies beyond the end. */
const OUTSIDE = 2;

/** One range, as a player asks for; of several, or with If-Range of another file, the whole is sent. */
function rangeOf({ headers }: IncomingMessage, size: number, etag: string): Range | 'outside' | null {
  if (headers.range === undefined || (headers['if-range'] !== undefined && headers['if-range'] !== etag)) return null;
  const { code, type, ranges } = parseRange(size, headers.range);
  if (type !== 'bytes') return null;
  if (code === OUTSIDE && ranges.length === 0) return 'outside';
  const [only] = ranges;
  return code === 0 && ranges.length === 1 && only ? { start: only.start, end: only.end } : null;
}

const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean => (ifNoneMatch ?? '').split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim()));

/** Shown at most as picture or video, never as a page: whatever the bytes also are, nothing of them runs with our name. */
function headersOf({ id, name, mediaType, digest }: FileRecord, etag: string): Record<string, string> {
  const type = fileType(mediaType);
  return {
    // Programmes that read plain names only save a Chinese one under the id.
    'content-type': mediaType, 'content-disposition': disposition(name, { type: type?.inline ? 'inline' : 'attachment', fallback: /^[ -~]*$/.test(name) || `${id}.${type?.extension ?? 'bin'}` }),
    'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer',
    // A right that was taken away shows at the next look.
    'cache-control': 'private, no-cache', vary: 'authorization', etag, 'accept-ranges': 'bytes', 'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
  };
}
