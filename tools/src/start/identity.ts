import type { Secrets } from '@cornerstone/stack/secrets';
import { addressOf } from './address';
import { sharedEnvironment, type Shared } from './apps';
import type { Settings } from './settings';

/** The issuer's path at the front door. */
const PATH = '/oidc';

/** Who signs people in: the issuer that OIDC_ISSUER names, else the demonstration's own; nobody but TOKEN_KEYS in a production without one. */
export const issuerOf = (settings: Pick<Settings, 'oidcIssuer' | 'demonstration' | 'host' | 'port'>): string | undefined => settings.oidcIssuer ?? (hasOwnIssuer(settings) ? addressOf(settings) + PATH : undefined);

export const hasOwnIssuer = ({ oidcIssuer, demonstration }: Pick<Settings, 'oidcIssuer' | 'demonstration'>): boolean => demonstration && !oidcIssuer;

interface Own { port: number; issuer: string; signingKeys: string; secrets: Pick<Secrets, 'demonstrationPassword' | 'cookieKey'> }

export function identityEnvironment(shared: Shared, { port, issuer, signingKeys, secrets }: Own): NodeJS.ProcessEnv {
  return { ...sharedEnvironment(shared), PORT: String(port), HOST: '127.0.0.1', ISSUER: issuer, SIGNING_KEYS: signingKeys, DEMO_PASSWORD: secrets.demonstrationPassword, COOKIE_KEY: secrets.cookieKey };
}
