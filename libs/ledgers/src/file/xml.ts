import { LedgerRefused } from '../refused';
import { decodeEntities } from './xml-text';

/** Element names come without their namespace prefix: WPS and other writers differ in it. Text may come in pieces. */
export interface XmlVisitor {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

const CHUNK_BYTES = 256 * 1024;
const LONGEST_TAG = 1024 * 1024;
const LONGEST_ENTITY = 12;

const damaged = () => new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '工作簿内容已损坏，无法读取。请用 WPS 或 Excel 打开后另存为 xlsx 再导入。');

/** In pieces: one string of 200 MB is an allocation that ends the whole process where a worker's limit is smaller, not just the worker. */
export function walkXml(bytes: Uint8Array, visit: XmlVisitor): void {
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
  let pending = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    pending = consume(pending + decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }), visit);
    if (pending.length > LONGEST_TAG) throw new LedgerRefused('LEDGER_TOO_LARGE', '工作簿内有过长的标记，已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。');
  }
  const rest = consume(pending + decoder.decode(), visit);
  if (rest.startsWith('<')) throw damaged();
  visit.text?.(decodeEntities(rest));
}

/** Hands on all that is complete and returns the rest. */
function consume(xml: string, visit: XmlVisitor): string {
  for (let at = 0; ; ) {
    const tag = xml.indexOf('<', at);
    const entity = tag < 0 ? xml.indexOf('&', Math.max(at, xml.length - LONGEST_ENTITY)) : -1;
    const end = tag >= 0 ? tag : entity >= 0 ? entity : xml.length;
    if (end > at) visit.text?.(decodeEntities(xml.slice(at, end)));
    if (tag < 0) return xml.slice(end);
    const after = markup(xml, tag, visit);
    if (after === null) return xml.slice(tag);
    at = after;
  }
}

/** Where the markup that begins at `tag` is over; null while its end has not come. */
function markup(xml: string, tag: number, visit: XmlVisitor): number | null {
  if (xml.startsWith('<?', tag)) return past(xml, '?>', tag);
  if (xml.startsWith('<!', tag)) {
    if (xml.length - tag < '<![CDATA['.length) return null;
    if (xml.startsWith('<!--', tag)) return past(xml, '-->', tag);
    if (!xml.startsWith('<![CDATA[', tag)) {
      throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', '工作簿内含有 DOCTYPE 声明，可能引用外部内容，已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。');
    }
    const end = past(xml, ']]>', tag);
    if (end !== null) visit.text?.(xml.slice(tag + 9, end - 3));
    return end;
  }
  const end = tagEnd(xml, tag + 1);
  if (end === null) return null;
  element(xml.slice(tag + 1, end), visit);
  return end + 1;
}

function past(xml: string, mark: string, from: number): number | null {
  const at = xml.indexOf(mark, from);
  return at < 0 ? null : at + mark.length;
}

/** A '>' may stand inside a quoted attribute, so the end of a tag is the first one outside quotes. */
function tagEnd(xml: string, from: number): number | null {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote) { if (sign === quote) quote = ''; } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return null;
}

function element(tag: string, visit: XmlVisitor): void {
  if (tag.startsWith('/')) return visit.close?.(localName(tag.slice(1).trim()));
  const alone = tag.endsWith('/');
  const inner = alone ? tag.slice(0, -1) : tag;
  const gap = inner.search(/\s/);
  const name = localName(gap < 0 ? inner : inner.slice(0, gap));
  visit.open?.(name, gap < 0 ? '' : inner.slice(gap));
  if (alone) visit.close?.(name);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
