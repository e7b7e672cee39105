import { readFileSync } from 'node:fs';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { json } from '../json-setting';
import { isHttpsOrLocal } from './address';
import { OUR_NAMES } from './claims';
import { faultOfKeys } from './public-keys';

const issuer = z.url('must be an https:// address').refine(isHttpsOrLocal, 'must be an https:// address').refine((address) => !/[?#@]/.test(address), 'must have no user, query or fragment');

const claimName = z.string().min(1).max(200);
const claimNames = json.pipe(z.strictObject({ person: claimName, departments: claimName, regions: claimName, roles: claimName }).partial()).transform((given) => ({ ...OUR_NAMES, ...given }));

const keyFile = z.string().min(1).transform((file, context): JSONWebKeySet => {
  const fault = (message: string): never => { context.addIssue({ code: 'custom', message }); return z.NEVER; };
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (reason) {
    return fault(reason instanceof SyntaxError ? 'must be JSON' : 'names a file that cannot be read');
  }
  const wrong = faultOfKeys(given);
  return wrong === null ? given as JSONWebKeySet : fault(wrong);
});

/** Who vouches for people. */
export const identitySettings = {
  /** An OpenID Connect issuer, exactly as its discovery document names it. */
  OIDC_ISSUER: issuer.optional(),
  OIDC_AUDIENCE: z.string().min(1).max(200).default('cornerstone'),
  OIDC_CLAIMS: claimNames.default(OUR_NAMES),
  /** A file with the public keys of the demonstration. */
  TOKEN_KEYS: keyFile.optional(),
};

/** Faults of several settings together, by the name of one. */
export function faultsOfIdentity({ OIDC_ISSUER, TOKEN_KEYS, NODE_ENV }: { OIDC_ISSUER?: unknown; TOKEN_KEYS?: unknown; NODE_ENV?: unknown }): [string, string][] {
  const isProduction = NODE_ENV === 'production';
  return [
    ...(OIDC_ISSUER === undefined && TOKEN_KEYS === undefined ? [['OIDC_ISSUER', 'or TOKEN_KEYS is needed: nobody could sign in'] as [string, string]] : []),
    ...(isProduction && TOKEN_KEYS !== undefined ? [['TOKEN_KEYS', 'must not be set in production: it lets in the people of the demonstration'] as [string, string]] : []),
    ...(isProduction && typeof OIDC_ISSUER === 'string' && OIDC_ISSUER.startsWith('http:') ? [['OIDC_ISSUER', 'must be an https:// address in production'] as [string, string]] : []),
  ];
}
