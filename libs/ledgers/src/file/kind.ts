import { LedgerRefused } from '../refused';
import { MAX_FILE_BYTES } from './archive-rules';

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
const OTHER_FORMATS: readonly (readonly number[])[] = [
  [0x4d, 0x5a, 0x90], [0x7f, 0x45, 0x4c, 0x46], [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38], [0x52, 0x61, 0x72, 0x21], [0x37, 0x7a, 0xbc, 0xaf], [0x1f, 0x8b],
];
const SAMPLE = 64 * 1024;

/** By content; the file's extension proves nothing. */
export function kindOf(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw new LedgerRefused('LEDGER_TOO_LARGE', `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。请删去图片和多余的工作表，或拆成几个文件再导入。`);
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new LedgerRefused('LEDGER_ENCRYPTED_OR_MACRO', '这是加密的工作簿或旧版 xls。请去掉密码，另存为 xlsx 再导入。');
  }
  if (bytes.byteLength === 0 || OTHER_FORMATS.some((signature) => startsWith(bytes, ...signature)) || looksBinary(bytes) || looksLikeMarkup(bytes)) {
    throw new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '这不是台账文件：内容不是 xlsx 也不是 CSV 文本。请用 WPS 或 Excel 另存为 xlsx 再导入。');
  }
  return 'text';
}

/** A single NUL in a list is one bad cell; many control bytes are a programme or an image. */
function looksBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe)) return false;
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  return control > Math.max(2, sample.length / 100);
}

const looksLikeMarkup = (bytes: Uint8Array) => /^(\uFEFF|ï»¿)?\s*<(\?xml|!doctype|html|table)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));
