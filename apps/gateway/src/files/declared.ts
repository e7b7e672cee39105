import { fileKinds } from '@cornerstone/events/projects';
import { badInput } from '@cornerstone/kernel/rejection';
import { fileType, fileTypes, isDigest, type FileType } from '@cornerstone/kernel/stored-file';
import type { IncomingHttpHeaders } from 'node:http';
import { empty, tooLarge, wrongType } from './refusals';

/** What a client says of the file it is about to send. */
export interface Declared { project: string; kind: string; name: string; mediaType: string; type: FileType; length: number | null; digest: string | null; idempotencyKey: string | null }

const LONGEST = 1_000;
const text = (query: URLSearchParams, name: string): string => {
  const value = query.get(name) ?? '';
  if (value === '' || value.length > LONGEST) throw badInput('files.parameter', { en: `Give ?${name}=, at most ${LONGEST} characters.`, zh: `请提供参数 ${name}，至多 ${LONGEST} 个字符。` }, { name });
  return value;
};

/** All that can be refused before a byte is read. */
export function declaredBy(headers: IncomingHttpHeaders, query: URLSearchParams): Declared {
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const type = fileType(mediaType);
  if (!type) throw wrongType(`Content-Type names no type that is accepted: ${Object.keys(fileTypes).join(', ')}.`, `Content-Type 不在接受的类型之内：${Object.keys(fileTypes).join('、')}。`, { declared: mediaType.slice(0, 100) });
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw wrongType('Send the file as it is, without Content-Encoding.', '请直接发送原文件，不要使用 Content-Encoding。', {});
  const kind = text(query, 'kind');
  if (!fileKinds.some((each) => each === kind)) throw badInput('files.kind', { en: `?kind= is one of ${fileKinds.join(', ')}.`, zh: `kind 为 ${fileKinds.join('、')} 之一。` }, { kinds: fileKinds });
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  if (length === 0) throw empty();
  if (length !== null && length > type.most) throw tooLarge(type.most);
  return { project: text(query, 'project'), kind, name: text(query, 'name'), mediaType, type, length, digest: digestIn(headers), idempotencyKey: headers['idempotency-key']?.toString() ?? null };
}

/** RFC 9530: `Content-Digest: sha-256=:<base64>:`, or `Repr-Digest`, which says the same of a body that is not encoded. */
function digestIn(headers: IncomingHttpHeaders): string | null {
  const value = headers['content-digest'] ?? headers['repr-digest'];
  if (value === undefined) return null;
  const base64 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(value.toString())?.[1];
  const digest = base64 ? Buffer.from(base64, 'base64').toString('hex') : '';
  if (!isDigest(digest)) throw badInput('files.digest-header', { en: 'A digest is sent as sha-256=:<base64>: (RFC 9530).', zh: '摘要请以 sha-256=:<base64>: 形式发送（RFC 9530）。' });
  return digest;
}
