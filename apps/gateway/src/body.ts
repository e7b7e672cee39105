import type { IncomingMessage } from 'node:http';
import { badInput } from '@cornerstone/kernel/rejection';

/** Bytes of a request: reliability.md's limit; an import sends its rows in several. */
export const LARGEST_BODY = 256 * 1024;

const tooLarge = () => badInput('gateway.body-too-large', { en: `A request has at most ${LARGEST_BODY} bytes.`, zh: `请求体最多 ${LARGEST_BODY} 字节。` }, { most: LARGEST_BODY });

/** The JSON of a request. Only application/json in UTF-8: what a foreign page can send without asking (text/plain, a form) is refused here. */
export async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const type = incoming.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type)) {
    throw badInput('gateway.content-type', { en: 'Send application/json in UTF-8.', zh: '请以 UTF-8 编码的 application/json 发送。' }, { contentType: type.slice(0, 100) });
  }
  if (Number(incoming.headers['content-length'] ?? 0) > LARGEST_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection stays whole when the rest is refused, so that the answer arrives.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) break;
    chunks.push(chunk);
  }
  if (size > LARGEST_BODY) {
    incoming.resume();
    throw tooLarge();
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown;
  } catch {
    throw badInput('gateway.not-json', { en: 'The body is not JSON in UTF-8.', zh: '请求体不是 UTF-8 编码的 JSON。' });
  }
}
