import type { IncomingMessage, ServerResponse } from 'node:http';
import { Rejection } from '@cornerstone/kernel/rejection';
import { demoPeople } from '@cornerstone/runtime/demo-people';
import { errors, type Provider } from 'oidc-provider';
import type { Entrance } from './entrance';
import { headersOf } from './page';
import { faultPage, signInPage } from './pages';
import { languageOf, wordsIn } from './words';

/** Bytes of a filled-in form. */
const LARGEST = 4096;

export interface Visit { provider: Provider; uid: string; query: URLSearchParams; origins: readonly string[]; home: string; password: string; entrance: Entrance; now: number }

const STATUS: Partial<Record<Rejection['code'], number>> = { RATE_LIMITED: 429, UNAUTHENTICATED: 403 };

/** The page of one sign-in that the console began: shown, and once filled in rightly, finished. */
export async function signIn(visit: Visit, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { provider, uid, query, origins, home, password, entrance, now } = visit;
  const answer = (status: number, body: string, more: Record<string, string> = {}): void => { outgoing.writeHead(status, { ...headersOf(origins), ...more }).end(incoming.method === 'HEAD' ? undefined : body); };
  const begun = await provider.interactionDetails(incoming, outgoing).catch((fault: unknown) => { if (fault instanceof errors.SessionNotFound) return null; throw fault; });
  const language = languageOf(begun?.params['ui_locales'], incoming.headers['accept-language']);
  const t = wordsIn(language);
  if (begun?.uid !== uid) return answer(400, faultPage(language, t.gone, home));

  const form = { people: demoPeople(), password, fault: null };
  if (incoming.method !== 'POST') return answer(200, signInPage(language, { ...form, login: query.get('login') ?? String(begun.params['login_hint'] ?? '') }));

  const { origin } = incoming.headers;
  if (origin !== undefined && !origins.includes(origin)) return answer(403, faultPage(language, t.foreign, home));
  const given = await readForm(incoming);
  if (!given) return answer(413, faultPage(language, t.tooLarge, home), { connection: 'close' });
  const login = given.get('login')?.trim() ?? '';
  try {
    const person = entrance.enter(login, given.get('password') ?? '', addressOf(incoming), now);
    await provider.interactionFinished(incoming, outgoing, { login: { accountId: person.id, remember: false } });
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    const { until } = thrown.details as { until?: number };
    answer(STATUS[thrown.code] ?? 400, signInPage(language, { ...form, login, fault: thrown.sentence[language] }), until ? { 'retry-after': String(Math.ceil((until - now) / 1000)) } : {});
  }
}

/** As the gateway saw it: it lets through no address that a client wrote there. */
const addressOf = (incoming: IncomingMessage): string => incoming.headers['x-forwarded-for']?.toString().split(',')[0]?.trim() || incoming.socket.remoteAddress || '';

async function readForm(incoming: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
