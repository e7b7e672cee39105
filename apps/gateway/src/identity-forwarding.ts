import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import type { Log } from '@cornerstone/runtime/log';
import { readBody } from './body';
import { addressOf } from './limits/strangers';
import type { SignIn } from './sign-in';

/** The issuer's path at the front door. */
export const IDENTITY_PATH = '/oidc/';
/** Milliseconds for a whole answer; bytes of a filled-in form or a token request. */
const PATIENCE = 10_000;
const LARGEST = 64 * 1024;

/** What concerns one connection only, and what a client may not say of itself. */
const OURS = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'host', 'forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip']);
const passed = (headers: NodeJS.Dict<string | string[]>): OutgoingHttpHeaders => Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.has(name)));

/** Hands a request on to the demonstration's issuer, and its answer back. The issuer hears its own public name, whatever name it was asked by. */
export async function forwardToIdentity({ issuer, identityUrl, trustedProxies }: SignIn & { identityUrl: string }, incoming: IncomingMessage, outgoing: ServerResponse, log: Log): Promise<void> {
  const body = incoming.method === 'POST' ? await readBody(incoming, LARGEST) : nothingIn(incoming, outgoing);
  const { host, protocol } = new URL(issuer);
  const { hostname, port } = new URL(identityUrl);
  const gone = new AbortController();
  outgoing.once('close', () => { gone.abort(); });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({
      // A connection of its own: nothing that was sent for one person can be read as another's.
      agent: false, hostname, port, method: incoming.method, path: incoming.url, signal: AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]),
      headers: { ...passed(incoming.headers), ...(body && { 'content-length': body.length }), host, 'x-forwarded-for': addressOf(incoming, trustedProxies), 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
    }).once('response', resolve).once('error', reject).end(body ?? undefined);
  }).catch((fault: unknown): never => {
    log.warn({ fault: String(fault) }, 'no answer of the issuer');
    throw new Rejection('gateway.sign-in-unavailable', { en: 'Sign-in does not answer now.', zh: '登录服务暂不可用。' }, {}, 'UNAVAILABLE');
  });
  outgoing.writeHead(answer.statusCode ?? 502, passed(answer.headers));
  await pipeline(answer, outgoing).catch((fault: unknown) => { log.warn({ fault: String(fault) }, 'the answer of the issuer broke off'); });
}

/** Only a POST has a body here. One that came with another method, sent on without its length, would be a second request to the issuer. */
function nothingIn({ headers }: IncomingMessage, outgoing: ServerResponse): null {
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return null;
  outgoing.shouldKeepAlive = false;
  throw badInput('gateway.unexpected-body', { en: 'Only a POST has a body here.', zh: '此处仅 POST 请求可带请求体。' });
}
