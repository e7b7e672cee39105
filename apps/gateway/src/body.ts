import type { IncomingMessage } from 'node:http';
import { badInput } from '@cornerstone/kernel/rejection';
import { parsedAs, type Noted } from './lane/noted';
import { LIMITS } from './limits/limits';
import { requireShallow } from './limits/nesting';

/** Bytes of a request: reliability.md's limit; an import sends its rows in several. */
export const LARGEST_BODY: number = LIMITS.body.most;

/** The whole body. The connection stays whole when the rest is refused, so that the answer arrives. */
export function readBody(incoming: IncomingMessage, most = LARGEST_BODY): Promise<Buffer> {
  const tooLarge = () => badInput('gateway.body-too-large', { en: `A request has at most ${most} bytes here.`, zh: `此处请求体最多 ${most} 字节。` }, { most });
  if (Number(incoming.headers['content-length'] ?? 0) > most) return Promise.reject(tooLarge());
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  let chunks: Buffer[] | null = null;
  let body: Buffer | null = null;
  let size = 0;
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > most) {
      incoming.off('data', take).resume();
      reject(tooLarge());
    } else if (!body) body = chunk;
    else (chunks ??= [body]).push(chunk);
  };
  // Without an iterator, and a small body as it came: either would cost more than all else that is done to it. These come once, if at all.
  incoming.on('data', take).on('end', () => { resolve(chunks ? Buffer.concat(chunks) : body ?? Buffer.alloc(0)); }).on('error', reject).on('close', () => { if (!incoming.complete) reject(new Error('the client went away')); });
  if (incoming.destroyed && !incoming.complete) reject(new Error('the client went away'));
  return promise;
}

/** Only application/json in UTF-8: what a foreign page can send without asking (text/plain, a form) is refused here. */
export const isJson = (type: string): boolean => type === 'application/json' || /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type);

/** The JSON of a request. */
export async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const type = incoming.headers['content-type'] ?? '';
  if (!isJson(type)) throw badInput('gateway.content-type', { en: 'Send application/json in UTF-8.', zh: '请以 UTF-8 编码的 application/json 发送。' }, { contentType: type.slice(0, 100) });
  const coding = incoming.headers['content-encoding'] || 'identity';
  if (coding.toLowerCase() !== 'identity') throw badInput('gateway.content-encoding', { en: 'Send the body as it is, without a content-encoding.', zh: '请求体请勿压缩（不使用 content-encoding）。' }, { contentEncoding: coding.slice(0, 100) });
  return jsonIn(textIn(await readBody(incoming)));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const notJson = () => badInput('gateway.not-json', { en: 'The body is not JSON in UTF-8.', zh: '请求体不是 UTF-8 编码的 JSON。' });

export function textIn(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw notJson();
  }
}

/** The JSON of a body that is all there; `noted` of what came before it. */
export function jsonIn(text: string, noted: Noted | null = null): unknown {
  const value = parsed(text, noted);
  requireShallow(value);
  return value;
}

function parsed(text: string, noted: Noted | null): unknown {
  try {
    return noted ? parsedAs(noted, text) : JSON.parse(text) as unknown;
  } catch {
    throw notJson();
  }
}
