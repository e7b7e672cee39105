import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@cornerstone/runtime/log';
import { openSigningKeys } from '@cornerstone/runtime/signing-keys';
import { openIdentity } from './server';

export const PASSWORD = 'k7mq-2xhd-9fpa';
export interface Tokens { access_token: string; id_token: string; refresh_token: string; expires_in: number; error?: string }

export interface SmallIdentity { issuer: string; origin: string; folder: string; keys: string; clock: { now: number }; server: Server; stop(): Promise<void> }

/** The real issuer on a real port, with a clock that a test moves. */
export async function openSmallIdentity({ overlap = 24 * 60 * 60 } = {}): Promise<SmallIdentity> {
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  const clock = { now: Date.now() };
  const keys = await openSigningKeys(folder, clock.now - 1);
  // The port is part of the issuer's name, so it is taken first.
  const taken = await listening(createServer(), 0);
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => { taken.close(resolve); });
  const origin = `http://localhost:${port}`;
  const server = await listening(await openIdentity({ ISSUER: `${origin}/oidc`, CLIENT_ID: 'cornerstone-console', COOKIE_KEY: randomBytes(32).toString('hex'), DEMO_PASSWORD: PASSWORD, SIGNING_KEYS: keys, KEY_OVERLAP: overlap }, createLog('identity', 'silent'), () => clock.now), port);
  return { issuer: `${origin}/oidc`, origin, folder, keys, clock, server, stop: async () => { server.closeAllConnections(); await new Promise((resolve) => { server.close(resolve); }); await rm(folder, { recursive: true }); } };
}

const listening = (server: Server, port: number): Promise<Server> => new Promise((resolve) => { server.listen(port, 'localhost', () => { resolve(server); }); });

/** A browser as far as sign-in needs one: keeps cookies by path, and follows where it is sent one step at a time. */
export class Visitor {
  readonly #cookies = new Map<string, { value: string; path: string }>();
  constructor(private readonly identity: Pick<SmallIdentity, 'issuer' | 'origin'>, private readonly headers: Record<string, string> = { 'accept-language': 'en' }) {}

  async ask(address: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<{ status: number; to: string; text: string; headers: Headers }> {
    const url = new URL(address, this.identity.origin);
    const cookie = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual', method: form ? 'POST' : 'GET', ...(form && { body: new URLSearchParams(form) }),
      headers: { accept: 'text/html', 'x-forwarded-host': url.host, 'x-forwarded-proto': 'http', ...this.headers, ...(cookie && { cookie }), ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /; ?path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (value === '') this.#cookies.delete(`${name} ${path}`);
      else this.#cookies.set(`${name} ${path}`, { value, path });
    }
    return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text(), headers: response.headers };
  }

  readonly #verifier = randomBytes(32).toString('base64url');
  get redirect(): string { return `${this.identity.origin}/signed-in`; }

  authorize(change: Record<string, string> = {}): string {
    const query = { client_id: 'cornerstone-console', response_type: 'code', redirect_uri: this.redirect, scope: 'openid profile offline_access', state: 'st', code_challenge_method: 'S256', code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'), ...change };
    return `${this.identity.issuer}/auth?${new URLSearchParams(query).toString()}`;
  }

  /** The address of the sign-in page. */
  begin = async (): Promise<string> => (await this.ask(this.authorize())).to;

  /** From the filled-in form to the code that the console is handed. */
  async codeAfter(page: string, login: string, password = PASSWORD): Promise<string> {
    const sent = await this.ask(page, { login, password });
    const back = await this.ask(sent.to);
    return new URL(back.to).searchParams.get('code') ?? '';
  }

  async token(form: Record<string, string>): Promise<Tokens> {
    const answer = await this.ask(`${this.identity.issuer}/token`, { client_id: 'cornerstone-console', ...form }, { accept: 'application/json' });
    return JSON.parse(answer.text) as Tokens;
  }

  exchange = (code: string, change: Record<string, string> = {}): Promise<Tokens> => this.token({ grant_type: 'authorization_code', code, redirect_uri: this.redirect, code_verifier: this.#verifier, ...change });
  renew = (refresh: string): Promise<Tokens> => this.token({ grant_type: 'refresh_token', refresh_token: refresh });
  signIn = async (login: string): Promise<Tokens> => this.exchange(await this.codeAfter(await this.begin(), login));
}
