import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Log } from '@cornerstone/runtime/log';
import type { SignIn } from './sign-in';

/** The issuer's path at the front door. */
export const IDENTITY_PATH = '/oidc/';
/** Milliseconds for a whole answer; bytes of a filled-in form or a token request. */
const PATIENCE = 10_000;
const LARGEST = 64 * 1024;

/** What concerns one connection only, and what a client may not say of itself. */
const OURS = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'host', 'forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip']);
const passed = (headers: NodeJS.Dict<string | string[]>): OutgoingHttpHeaders => Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.has(name)));

/** Hands a request on to the demonstration's issuer, and its answer back, as they come. The issuer hears its own public name, whatever name it was asked by. */
export async function forwardToIdentity({ issuer, identityUrl }: SignIn & { identityUrl: string }, incoming: IncomingMessage, outgoing: ServerResponse, log: Log): Promise<void> {
  if (Number(incoming.headers['content-length'] ?? 0) > LARGEST) throw tooLarge();
  const { host, protocol } = new URL(issuer);
  const { hostname, port } = new URL(identityUrl);
  const gone = new AbortController();
  outgoing.once('close', () => { gone.abort(); });
  const asked = request({
    hostname, port, method: incoming.method, path: incoming.url, signal: AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]),
    headers: { ...passed(incoming.headers), host, 'x-forwarded-for': incoming.socket.remoteAddress ?? '', 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
  });
  const answering = new Promise<IncomingMessage>((resolve, reject) => { asked.once('response', resolve).once('error', reject); });
  // It may answer before it has read everything: a fault of sending counts while there is no answer.
  const sending = pipeline(incoming, atMost(LARGEST), asked).then(() => answering);
  const answer = await Promise.race([answering, sending]).catch((fault: unknown): never => {
    if (fault instanceof Rejection) throw fault;
    log.warn({ fault: String(fault) }, 'no answer of the issuer');
    throw new Rejection('gateway.sign-in-unavailable', { en: 'Sign-in does not answer now.', zh: '登录服务暂不可用。' }, {}, 'UNAVAILABLE');
  });
  sending.catch(() => undefined);
  outgoing.writeHead(answer.statusCode ?? 502, passed(answer.headers));
  await pipeline(answer, outgoing).catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'the answer of the issuer broke off'); });
}

const tooLarge = () => badInput('gateway.body-too-large', { en: `A request has at most ${LARGEST} bytes here.`, zh: `此处请求体最多 ${LARGEST} 字节。` }, { most: LARGEST });

function atMost(bytes: number): Transform {
  let size = 0;
  return new Transform({ transform(chunk: Buffer, _encoding, done) { size += chunk.length; done(size > bytes ? tooLarge() : null, chunk); } });
}
