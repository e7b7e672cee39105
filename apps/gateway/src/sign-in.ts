import type { ServerResponse } from 'node:http';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import { z } from 'zod';
import { nothingHere, refuse, send } from './answers';

export const signInSettings = {
  /** As what the console is known at the issuer, and what it asks for there. */
  OIDC_CLIENT_ID: z.string().min(1).max(200).default('cornerstone-console'),
  OIDC_SCOPE: z.string().min(1).max(500).default('openid profile offline_access'),
  /** Where the demonstration's own issuer listens. */
  IDENTITY_URL: z.url({ protocol: /^http$/, error: 'must be an http:// address' }).optional(),
};

export const faultsOfSignIn = ({ IDENTITY_URL, OIDC_ISSUER, DEMONSTRATION }: { IDENTITY_URL?: unknown; OIDC_ISSUER?: unknown; DEMONSTRATION?: unknown }): [string, string][] =>
  (IDENTITY_URL !== undefined && (OIDC_ISSUER === undefined || DEMONSTRATION !== 'true') ? [['IDENTITY_URL', 'is for the demonstration only, with OIDC_ISSUER']] : []);

/** Where the console's people sign in. `identityUrl` is where the demonstration's own issuer listens, null with any other. */
export interface SignIn { issuer: string; clientId: string; scope: string; identityUrl: string | null; /** Proxies in front of us, whose word on a visitor's address is passed on. */ trustedProxies: number }

/** `GET /sign-in`: what a page needs to begin; nothing of it is secret. */
export function tellSignIn(signIn: SignIn | null, outgoing: ServerResponse, path: string, language: Language): void {
  if (!signIn) return refuse(outgoing, nothingHere(path), language);
  const { issuer, clientId, scope } = signIn;
  send(outgoing, 200, { issuer, clientId, scope });
}

interface Settings { OIDC_ISSUER?: string | undefined; OIDC_CLIENT_ID: string; OIDC_SCOPE: string; IDENTITY_URL?: string | undefined; TRUSTED_PROXIES: number }

export const signInOf = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SCOPE, IDENTITY_URL, TRUSTED_PROXIES }: Settings): SignIn | null =>
  (OIDC_ISSUER ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, scope: OIDC_SCOPE, identityUrl: IDENTITY_URL ?? null, trustedProxies: TRUSTED_PROXIES } : null);
