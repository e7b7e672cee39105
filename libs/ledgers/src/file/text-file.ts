import { LedgerRefused } from '../refused';

export interface DecodedText { text: string; gb18030: boolean }

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Lists saved by Chinese Excel are often GBK; GB18030 is its superset. The byte-order mark goes. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le') ?? refuse(), gb18030: false };
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, gb18030: false };
  return { text: decode(bytes, 'gb18030') ?? refuse(), gb18030: true };
}

function refuse(): never {
  throw new LedgerRefused('LEDGER_ENCODING', '文件既不是 UTF-8 也不是 GB18030 编码，无法辨认汉字。请另存为“CSV UTF-8（逗号分隔）”再导入。');
}
