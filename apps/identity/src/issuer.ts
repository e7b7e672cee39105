import { demoPeople, type DemoPerson } from '@cornerstone/runtime/demo-people';
import type { Log } from '@cornerstone/runtime/log';
import type { SigningKey } from '@cornerstone/runtime/signing-keys';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { originsOf, type IdentityConfig } from './config';
import { headersOf } from './page';
import { faultPage, signedOutPage, signOutPage } from './pages';
import type { Store } from './store';
import { languageOf, wordsIn, type Language } from './words';

/** Seconds: reliability's numbers for a token; a working day for a session, whatever is renewed within it. */
const TOKEN = 15 * 60;
const DAY = 12 * 60 * 60;
/** The one thing tokens are for; what stands in `aud` is its audience. */
const HOUSE = 'urn:cornerstone';
const SCOPES = 'openid profile offline_access';
const SUBMIT = `document.querySelector('button[value=yes]').click();`;

const people = demoPeople();
export const personOf = (id: string | undefined): DemoPerson | undefined => people.find((person) => person.id === id);
const languageIn = (ctx: KoaContextWithOIDC): Language => languageOf(ctx.oidc.params?.['ui_locales'], ctx.get('accept-language'));

/** An issuer that signs with these keys. All that it remembers is in the store, so that one with other keys can take its place between two requests. */
export function issuerWith(keys: readonly SigningKey[], config: Pick<IdentityConfig, 'ISSUER' | 'CLIENT_ID' | 'COOKIE_KEY'>, store: Store, log: Log): Provider {
  const origins = originsOf(config.ISSUER);
  const home = new URL('/', config.ISSUER).href;
  const { pathname } = new URL(config.ISSUER);
  const show = (ctx: KoaContextWithOIDC, body: string, script = ''): void => { ctx.set(headersOf(origins, script)); ctx.body = body; };

  const configuration: Configuration = {
    adapter: store.adapterFor,
    jwks: { keys: keys.map(({ jwk }) => jwk) },
    clients: [{
      client_id: config.CLIENT_ID, client_name: 'Cornerstone', token_endpoint_auth_method: 'none', application_type: 'web', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      redirect_uris: origins.map((origin) => `${origin}/signed-in`), post_logout_redirect_uris: origins.map((origin) => `${origin}/`), id_token_signed_response_alg: 'EdDSA',
    }],
    cookies: { keys: [config.COOKIE_KEY], long: { httpOnly: true, sameSite: 'lax', path: pathname }, short: { httpOnly: true, sameSite: 'lax' } },
    scopes: SCOPES.split(' '), claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    // The console asks for no second round: who it is about is in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    findAccount: (_ctx, id) => {
      const person = personOf(id);
      return person && { accountId: person.id, claims: () => ({ sub: person.id, name: person.name, preferred_username: person.login }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const person = 'accountId' in token ? personOf(token.accountId) : undefined;
      return person && { departments: person.departments, regions: person.regions, roles: person.roles, login: person.login };
    },
    features: {
      devInteractions: { enabled: false }, userinfo: { enabled: false }, dPoP: { enabled: false },
      resourceIndicators: {
        enabled: true, defaultResource: (_ctx, _client, oneOf) => oneOf ?? HOUSE, useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: SCOPES, audience: 'cornerstone', accessTokenFormat: 'jwt', accessTokenTTL: TOKEN, jwt: { sign: { alg: 'EdDSA' } } }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          // Whoever holds the person's own ID token has asked already; anybody else's link has not.
          const hint = ctx.oidc.entities.IdTokenHint?.payload['sub'];
          const script = hint !== undefined && hint === ctx.oidc.session?.accountId ? SUBMIT : '';
          show(ctx, signOutPage(languageIn(ctx), form, script), script);
        },
        postLogoutSuccessSource: (ctx) => { show(ctx, signedOutPage(languageIn(ctx), home)); },
      },
    },
    interactions: { url: (_ctx, { uid }) => `${pathname}/sign-in/${uid}` },
    // Our own console: signing in is consent enough.
    loadExistingGrant: async (ctx) => {
      const { session, client, provider } = ctx.oidc;
      if (!session?.accountId || !client) return undefined;
      const known = session.grantIdFor(client.clientId);
      const found = known ? await provider.Grant.find(known) : undefined;
      if (found) return found;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope(SCOPES);
      grant.addResourceScope(HOUSE, SCOPES);
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // A copy of a browser tab that renews with a spent token ends the grant: it may be a thief's copy.
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    ttl: { AccessToken: TOKEN, IdToken: TOKEN, AuthorizationCode: 60, Interaction: TOKEN, RefreshToken: DAY, Session: DAY, Grant: DAY },
    renderError: (ctx, { error, error_description: said }) => { show(ctx, faultPage(languageIn(ctx), said ?? error ?? wordsIn(languageIn(ctx)).gone, home)); },
  };
  const provider = new Provider(config.ISSUER, configuration);
  // The gateway says how it was asked; nobody else reaches this process.
  provider.proxy = true;
  provider.on('server_error', (_ctx, fault) => { log.error({ fault: fault.stack }, 'server error'); });
  return provider;
}
