import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { demoPeople } from '@cornerstone/runtime/demo-people';
import type { Log } from '@cornerstone/runtime/log';
import type { Provider } from 'oidc-provider';
import { originsOf, type IdentityConfig } from './config';
import { Entrance } from './entrance';
import { issuerWith } from './issuer';
import { keyRing } from './key-ring';
import { signIn } from './sign-in';
import { Store } from './store';

type Settings = Pick<IdentityConfig, 'ISSUER' | 'CLIENT_ID' | 'COOKIE_KEY' | 'DEMO_PASSWORD' | 'SIGNING_KEYS' | 'KEY_OVERLAP'>;

/** The issuer behind its path, and its sign-in page. `now` gives milliseconds since 1970. */
export async function openIdentity(settings: Settings, log: Log, now: () => number = Date.now): Promise<Server> {
  const { ISSUER, DEMO_PASSWORD, SIGNING_KEYS, KEY_OVERLAP } = settings;
  const { pathname: mount, origin } = new URL(ISSUER);
  const store = new Store(now);
  const entrance = new Entrance(demoPeople(), DEMO_PASSWORD);
  const providerAt = keyRing(SIGNING_KEYS, KEY_OVERLAP * 1000, log, (keys) => { const provider = issuerWith(keys, settings, store, log); return { provider, answer: provider.callback() }; });
  const page = new RegExp(`^${mount}/sign-in/([\\w-]{1,64})$`);
  await providerAt(now());

  async function visit(incoming: IncomingMessage & { originalUrl?: string }, outgoing: ServerResponse): Promise<void> {
    const [path = '/', search = ''] = (incoming.url ?? '/').split('?');
    if (path === '/healthz') return void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"alive":true}');
    const { provider, answer }: { provider: Provider; answer: ReturnType<Provider['callback']> } = await providerAt(now());
    const uid = page.exec(path)?.[1];
    if (uid) return signIn({ provider, uid, query: new URLSearchParams(search), origins: originsOf(ISSUER), home: `${origin}/`, password: DEMO_PASSWORD, entrance, now: now() }, incoming, outgoing);
    if (!path.startsWith(`${mount}/`)) return void outgoing.writeHead(404).end();
    // As a framework mounts it: the library tells its own address from what is missing.
    incoming.originalUrl = incoming.url;
    incoming.url = incoming.url?.slice(mount.length);
    await answer(incoming, outgoing);
  }

  return createServer({ requestTimeout: 10_000 }, (incoming, outgoing) => {
    visit(incoming, outgoing).catch((fault: unknown) => {
      log.error({ fault: fault instanceof Error ? fault.stack : String(fault) }, 'no answer');
      if (!outgoing.headersSent) outgoing.writeHead(500).end();
    });
  });
}
