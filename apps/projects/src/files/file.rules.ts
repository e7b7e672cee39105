import { fileStored, type fileKinds } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { fileType, isDigest, storedName } from '@cornerstone/kernel/stored-file';

export type FileKind = (typeof fileKinds)[number];
export interface Upload { kind: FileKind; name: string; mediaType: string; size: number; digest: string }

/** What the gateway has received is checked once more: the record says nothing that could not be. */
export function storeFile({ kind, name, mediaType, size, digest }: Upload, knownOn: Day) {
  const kept = storedName(name, mediaType);
  const most = fileType(mediaType)?.most ?? 0;
  if (size < 1) throw badInput('files.empty', { en: 'The file is empty.', zh: '文件为空。' });
  if (size > most) throw badInput('files.too-large', { en: `A file of this type has at most ${most} bytes.`, zh: `该类型文件最多 ${most} 字节。` }, { size, most });
  if (!isDigest(digest)) throw badInput('files.digest', { en: 'A digest is SHA-256 in 64 hexadecimal digits.', zh: '摘要应为 64 位十六进制的 SHA-256。' });
  if (kind === 'LETTER' && mediaType.startsWith('video/')) throw badInput('files.letter-type', { en: 'A letter is a paper or its picture, not a video.', zh: '承诺函应为文档或其扫描件，不能是视频。' }, { mediaType });
  return { name: kept, fact: fileStored.of(knownOn, { kind, mediaType, size, digest }) };
}
