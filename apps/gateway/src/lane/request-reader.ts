import type { IncomingHttpHeaders } from 'node:http';
import { isJson, LARGEST_BODY } from '../body';
import { nothingNoted, type Noted } from './noted';
import { wantsStream } from '../subscriptions/over-sse';

/** A request of the one form that the lane knows, all of it there: what answers need of any request. */
export interface WholeRequest { readonly method: 'POST'; readonly url: '/graphql'; readonly headers: IncomingHttpHeaders; readonly socket: { readonly remoteAddress?: string | undefined }; readonly body: Buffer; readonly noted: Noted }

/** What a head says, how many bytes belong to it, and what was noted of its requests. Heads of the same bytes, their end with them, are the same object. */
export interface Head { readonly bytes: Buffer; readonly headers: IncomingHttpHeaders; readonly length: number; readonly noted: Noted }
export interface Found { head: Head; bodyAt: number; /** Where what follows begins. */ end: number }

const HEAD_END = Buffer.from('\r\n\r\n');
/** Longer heads, and more lines, are node:http's to judge. */
const LONGEST_HEAD = 8 * 1024;
const MOST_LINES = 60;
/** Lines end with CRLF and nothing else does; names are of printing characters before their colon, nothing goes on in the next line, nothing has a control character. */
const HEAD = /^POST \/graphql HTTP\/1\.1(?:\r\n[!#-'*+\-.^-z|~0-9A-Z]+:[\t\x20-\x7e\x80-\xff]*)+$/;
const LENGTH = /^\d{1,7}$/;
const HOST = /^[\w.:[\]-]+$/;
/** What changes how a request is read, or who reads it; and the one header that node:http gives as a list. */
const OTHERS_TO_JUDGE = new Set(['transfer-encoding', 'content-encoding', 'expect', 'upgrade', 'trailer', 'te', 'http2-settings', 'proxy-connection', 'set-cookie']);

/** The request that begins with these bytes where it is whole and beyond any doubt; null: node:http decides. `before`: what the last ones of this connection had. */
export function requestIn(bytes: Buffer, before: readonly Head[]): Found | null {
  const head = sameAs(bytes, before) ?? headIn(bytes);
  if (!head) return null;
  const bodyAt = head.bytes.length;
  return bodyAt + head.length <= bytes.length ? { head, bodyAt, end: bodyAt + head.length } : null;
}

/** A head ends where its first empty line does: one that begins with the same bytes is the same. */
function sameAs(bytes: Buffer, before: readonly Head[]): Head | null {
  for (const head of before) if (bytes.length >= head.bytes.length && head.bytes.compare(bytes, 0, head.bytes.length) === 0) return head;
  return null;
}

function headIn(bytes: Buffer): Head | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0 || end > LONGEST_HEAD) return null;
  const text = bytes.toString('latin1', 0, end);
  const headers = HEAD.test(text) ? headersIn(text) : null;
  if (!headers) return null;
  const { host = '', connection = 'keep-alive', accept, 'content-length': length = '', 'content-type': type = '' } = headers;
  const isKnown = HOST.test(host) && LENGTH.test(length) && Number(length) <= LARGEST_BODY && connection.toLowerCase() === 'keep-alive' && isJson(type) && !wantsStream(accept);
  return isKnown ? { bytes: Buffer.from(bytes.subarray(0, end + HEAD_END.length)), headers, length: Number(length), noted: nothingNoted() } : null;
}

/** Null where a name stands twice, or is one that the lane leaves to others. */
function headersIn(text: string): IncomingHttpHeaders | null {
  // What every object has by inheritance is taken for a name that was there, and left to others.
  const headers: IncomingHttpHeaders = {};
  let lines = 0;
  for (let at = text.indexOf('\r\n'); at >= 0;) {
    const next = text.indexOf('\r\n', at + 2);
    const colon = text.indexOf(':', at + 2);
    const name = text.slice(at + 2, colon).toLowerCase();
    if (headers[name] !== undefined || OTHERS_TO_JUDGE.has(name) || (lines += 1) > MOST_LINES) return null;
    headers[name] = valueIn(text, colon + 1, next < 0 ? text.length : next);
    at = next;
  }
  return headers;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Without the blanks around it; what else JavaScript takes for one belongs to the value. */
function valueIn(text: string, from: number, to: number): string {
  let [first, last] = [from, to];
  while (first < last && isBlank(text.charCodeAt(first))) first += 1;
  while (last > first && isBlank(text.charCodeAt(last - 1))) last -= 1;
  return text.slice(first, last);
}
