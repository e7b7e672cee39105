import { Rejection } from '@cornerstone/kernel/rejection';
import { refusalAnswer, type Language } from '@cornerstone/runtime/graph/refusals';
import type { Reply } from './lane/reply';

const JSON_TYPE = 'application/json; charset=utf-8';

export function send(outgoing: Reply, status: number, body: object | string, headers: Record<string, string> = {}): void {
  if (outgoing.headersSent) return;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  outgoing.writeHead(status, { 'content-type': JSON_TYPE, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** An answer as it goes out; several who joined one are given the same. */
export interface Written { readonly text: string; /** How long it is as UTF-8. */ bytes: number; body: string | Buffer; /** Bytes that it takes here. */ size: number; /** Who has still to send it, and who keeps it. */ holders: number }

/** Characters from which a text is made bytes once: a short one goes out in one piece with its head. */
const LONG = 16 * 1024;

export function written(answer: string | Buffer): Written {
  if (typeof answer !== 'string') return { get text() { return answer.toString(); }, bytes: answer.length, body: answer, size: answer.length, holders: 0 };
  const [bytes, isLong] = [Buffer.byteLength(answer), answer.length > LONG];
  return { text: answer, bytes, body: isLong ? Buffer.from(answer) : answer, size: 2 * answer.length + (isLong ? bytes : 0), holders: 0 };
}

/** `headers`: names and values in turn, which are added to. What is ASCII only, as its length shows, is written as it lies in memory. Whoever sends it counts among its holders. */
export function sendWritten(outgoing: Reply, written: Written, headers: string[]): void {
  if (outgoing.headersSent) return;
  const { bytes, body } = written;
  headers.push('cache-control', 'no-store', 'x-content-type-options', 'nosniff', 'content-length', String(bytes));
  const head = outgoing.writeHead(200, headers);
  if (typeof body === 'string') return void head.end(body, bytes === body.length ? 'latin1' : 'utf8');
  outgoing.onSent?.(() => { letGo(written, body); });
  head.end(body);
}

/** The last one gives its memory back: what the collector is to find lies outside its heap, and it looks for it when there are 64 MiB of it. */
function letGo(written: Written, { buffer, length }: Buffer): void {
  written.holders -= 1;
  if (written.holders === 0 && buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0);
}

const STATUS_OF_RULE: Record<string, number> = { 'gateway.body-too-large': 413, 'gateway.content-type': 415, 'gateway.content-encoding': 415, 'gateway.method': 405, 'files.too-large': 413, 'files.type': 415, 'files.too-slow': 408, 'files.range': 416 };
const STATUS_OF_CODE: Partial<Record<Rejection['code'], number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, RATE_LIMITED: 429, UNAVAILABLE: 503 };

/** Seconds after which it is worth another try. */
const RETRY_AFTER = '5';

/** A refusal outside the graph has the same form as one inside it. */
export const refuse = (outgoing: Reply, refusal: Rejection, language: Language, headers: Record<string, string> = {}): void => {
  const status = STATUS_OF_RULE[refusal.rule] ?? STATUS_OF_CODE[refusal.code] ?? 400;
  const later = status === 503 || status === 429 ? String(refusal.details['retryAfter'] ?? RETRY_AFTER) : null;
  send(outgoing, status, refusalAnswer(refusal, language), { ...headers, ...(status === 401 && { 'www-authenticate': 'Bearer' }), ...(later !== null && { 'retry-after': later }) });
};

export const nothingHere = (path: string): Rejection => new Rejection('gateway.nothing-here', { en: `Nothing lies at ${path.slice(0, 100)}.`, zh: `${path.slice(0, 100)} 处没有内容。` }, {}, 'NOT_FOUND');
