import type { Secrets } from '@cornerstone/stack/secrets';
import { addressOf, isLocal } from './address';
import { sharedEnvironment, type Shared } from './apps';
import type { Settings } from './settings';

/** The issuer's path at the front door. */
const PATH = '/oidc';

type Place = Pick<Settings, 'oidcIssuer' | 'demonstration' | 'host' | 'port'>;

/** The demonstration signs its people in itself, unless OIDC_ISSUER names who does. */
export const hasOwnIssuer = (settings: Place): boolean => settings.demonstration && !settings.oidcIssuer && isLocal(settings);

export const issuerOf = (settings: Place): string | undefined => settings.oidcIssuer ?? (hasOwnIssuer(settings) ? addressOf(settings) + PATH : undefined);

interface Own { port: number; issuer: string; signingKeys: string; secrets: Pick<Secrets, 'demonstrationPassword' | 'cookieKey'> }

export function identityEnvironment(shared: Shared, { port, issuer, signingKeys, secrets }: Own): NodeJS.ProcessEnv {
  return { ...sharedEnvironment(shared), PORT: String(port), HOST: '127.0.0.1', ISSUER: issuer, SIGNING_KEYS: signingKeys, DEMO_PASSWORD: secrets.demonstrationPassword, COOKIE_KEY: secrets.cookieKey };
}
