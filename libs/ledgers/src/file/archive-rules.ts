import { LedgerRefused } from '../refused';
import type { ZipEntry } from './zip';

const MEGABYTE = 1024 * 1024;
export const MAX_FILE_BYTES = 20 * MEGABYTE;
export const MAX_UNPACKED_BYTES = 200 * MEGABYTE;
/** Deflate reaches about 1,000; real sheets stay below 50. */
const MAX_RATIO = 200;

const unsafeName = (name: string) => {
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0');
};

export function checkArchive(entries: readonly ZipEntry[]): void {
  let sum = 0;
  for (const entry of entries) {
    if (unsafeName(entry.name)) {
      throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', '压缩包内有指向包外的文件名（../ 或绝对路径），已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。');
    }
    if (entry.encrypted) {
      throw new LedgerRefused('LEDGER_ENCRYPTED_OR_MACRO', '文件已加密。请去掉打开密码，另存为 xlsx 再导入。');
    }
    if (/(^|\/)(vbaProject\.bin$|macrosheets\/)/i.test(entry.name)) {
      throw new LedgerRefused('LEDGER_ENCRYPTED_OR_MACRO', '文件带有宏。请另存为不带宏的 xlsx 再导入。');
    }
    sum += entry.size;
    const bomb = entry.size > MEGABYTE && entry.size > entry.packed * MAX_RATIO;
    if (sum > MAX_UNPACKED_BYTES || bomb) {
      throw new LedgerRefused('LEDGER_TOO_LARGE', `压缩包内 ${entry.name} 解压后过大，已拒绝。请删去多余的空行、图片和工作表，另存为 xlsx 再导入。`);
    }
  }
}
