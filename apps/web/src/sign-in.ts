import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { go } from './address';
import { htmlLanguage, languageFrom } from './messages';

export interface Account { login: string; name: string }
export interface SignIn {
  /** Who is signed in in this tab; null: nobody. */
  account(): Promise<Account | null>;
  /** A token good for a while; with `renew` a new one. Where the session is over, the page leaves for the sign-in. */
  token(renew: boolean): Promise<string>;
  /** Leaves for the issuer's sign-in and comes back to where one is. */
  begin(login?: string): Promise<never>;
  end(): Promise<never>;
}

/** The address the issuer sends people back to; each issuer has it registered. */
const CALLBACK = '/signed-in';
/** Seconds before its end in which a token is renewed at its next use. */
const EARLY = 30;

/** Where one was: a path of this site, or the start page. */
export const whereOneWas = (from: unknown): string => (typeof from === 'string' && /^\/(?![/\\])/.test(from) && !from.startsWith(CALLBACK) ? from : '/');

/** The page is on its way to another address, and comes back only by the browser's own "back". */
const leaving = (way: Promise<unknown>): Promise<never> => way.then(() => { window.location.reload(); return new Promise<never>(() => undefined); });
const accountOf = (user: User | null): Account | null => user && { login: user.profile.preferred_username ?? user.profile.sub, name: user.profile.name ?? user.profile.preferred_username ?? user.profile.sub };

/** Sign-in as the front door names it; null where it names none. */
export async function openSignIn(): Promise<SignIn | null> {
  const response = await fetch('/sign-in');
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { issuer, clientId, scope } = await response.json() as { issuer: string; clientId: string; scope: string };
  const { origin } = window.location;
  // In this tab only, and renewed when used: no timer of a forgotten tab keeps a session alive.
  const manager = new UserManager({
    authority: issuer, client_id: clientId, scope, redirect_uri: origin + CALLBACK, post_logout_redirect_uri: `${origin}/`, automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }), stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  if (window.location.pathname === CALLBACK) await finish(manager);

  const begin = (login?: string): Promise<never> => {
    const { pathname, search } = window.location;
    return leaving(manager.signinRedirect({ state: pathname + search, ui_locales: htmlLanguage(languageFrom(new URLSearchParams(search))), ...(login && { login_hint: login }) }));
  };
  // Two renewals with one refresh token would look like theft, and end the session.
  let renewing: Promise<string> | undefined;
  const renewed = (user: User): Promise<string> => { renewing ??= renew(manager, user, begin).finally(() => { renewing = undefined; }); return renewing; };
  return {
    account: async () => accountOf(await manager.getUser()),
    token: async (renew) => {
      const user = await manager.getUser();
      if (!user) return begin();
      return renew || (user.expires_in ?? 0) < EARLY ? renewed(user) : user.access_token;
    },
    begin,
    end: async () => {
      if (await manager.metadataService.getEndSessionEndpoint()) return leaving(manager.signoutRedirect());
      await manager.removeUser();
      return leaving(Promise.resolve());
    },
  };
}

async function renew(manager: UserManager, user: User, begin: () => Promise<never>): Promise<string> {
  if (user.refresh_token) {
    try {
      return (await manager.signinSilent())?.access_token ?? await begin();
    } catch (fault) {
      // No answer is no refusal: the session may be good yet.
      if (!(fault instanceof ErrorResponse)) throw fault;
    }
  }
  await manager.removeUser();
  return begin();
}

/** The way back from the issuer. One that this tab did not begin, or has come before, leads to the start page. */
async function finish(manager: UserManager): Promise<void> {
  const begun = new URLSearchParams(window.location.search).get('state') ?? '';
  if (sessionStorage.getItem(`oidc.${begun}`) === null) return go('/', { replace: true });
  try {
    const user = await manager.signinRedirectCallback();
    window.location.replace(whereOneWas(user.state));
  } catch (fault) {
    // So that a reload begins anew instead of failing again.
    go('/', { replace: true });
    throw fault;
  }
  return new Promise<never>(() => undefined);
}
