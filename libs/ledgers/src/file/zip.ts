import { inflateRawSync } from 'node:zlib';
import { LedgerRefused } from '../refused';

export interface ZipEntry { name: string; encrypted: boolean; method: number; packed: number; size: number; offset: number }

const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
export const MAX_ENTRIES = 2_000;

const damaged = () => new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '压缩包结构不完整，文件可能已损坏或没有传完。请用 WPS 或 Excel 打开后另存为 xlsx 再导入。');

function endRecord(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= 0 && at >= bytes.length - END_LENGTH - LONGEST_COMMENT; at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  throw damaged();
}

/** Reads the directory only, so that a hostile archive is known before a byte of it is unpacked. */
export function listEntries(file: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = endRecord(bytes);
  const stated = bytes.readUInt16LE(end + 10);
  if (stated > MAX_ENTRIES) throw tooManyEntries(stated);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (; at + CENTRAL_LENGTH <= end && bytes.readUInt32LE(at) === CENTRAL_RECORD; ) {
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    if (entries.length > MAX_ENTRIES) throw tooManyEntries(entries.length);
    at += CENTRAL_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (entries.length !== stated) throw damaged();
  return entries;
}

const tooManyEntries = (count: number) =>
  new LedgerRefused('LEDGER_TOO_LARGE', `压缩包内有 ${count} 个以上文件，超过上限 ${MAX_ENTRIES} 个。请只保留台账工作表，另存为 xlsx 再导入。`);

/** Never writes more than the directory said: a lying size is refused, not trusted. */
export function unpack(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (entry.offset + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL_RECORD) throw damaged();
  const start = entry.offset + LOCAL_LENGTH + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw damaged();
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw damaged();
    throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', `压缩包内 ${entry.name} 解压后比目录所写的大，已拒绝。请重新另存为 xlsx 再导入。`);
  }
}
