import { LedgerRefused } from '../refused';

/** Element names come without their namespace prefix: WPS and other writers differ in it. */
export interface XmlVisitor {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const PATTERNS = new Map<string, RegExp>();

export function attribute(attributes: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (!pattern) PATTERNS.set(name, pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));
  const match = pattern.exec(attributes);
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : undefined;
}

const damaged = () => new LedgerRefused('LEDGER_NOT_A_SPREADSHEET', '工作簿内容已损坏，无法读取。请用 WPS 或 Excel 打开后另存为 xlsx 再导入。');

/** A '>' may stand inside a quoted attribute, so the end of a tag is the first one outside quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote) { if (sign === quote) quote = ''; } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  throw damaged();
}

function skipTo(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw damaged();
  return at;
}

export function walkXml(xml: string, visit: XmlVisitor): void {
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) return;
    if (tag > at) visit.text(decodeEntities(xml.slice(at, tag)));
    if (xml.startsWith('<!--', tag)) { at = skipTo(xml, '-->', tag) + 3; continue; }
    if (xml.startsWith('<?', tag)) { at = skipTo(xml, '?>', tag) + 2; continue; }
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = skipTo(xml, ']]>', tag);
      visit.text(xml.slice(tag + 9, end));
      at = end + 3;
      continue;
    }
    if (xml.startsWith('<!', tag)) {
      throw new LedgerRefused('LEDGER_UNSAFE_ARCHIVE', '工作簿内含有 DOCTYPE 声明，可能引用外部内容，已拒绝。请用 WPS 或 Excel 重新另存为 xlsx。');
    }
    const end = tagEnd(xml, tag + 1);
    element(xml.slice(tag + 1, end), visit);
    at = end + 1;
  }
}

function element(tag: string, visit: XmlVisitor): void {
  if (tag.startsWith('/')) return visit.close(localName(tag.slice(1).trim()));
  const alone = tag.endsWith('/');
  const inner = alone ? tag.slice(0, -1) : tag;
  const gap = inner.search(/\s/);
  const name = localName(gap < 0 ? inner : inner.slice(0, gap));
  visit.open(name, gap < 0 ? '' : inner.slice(gap));
  if (alone) visit.close(name);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
