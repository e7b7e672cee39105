import type { Settings } from './settings';

/** Where a browser on this machine finds the front door. */
export const addressOf = ({ host, port }: Pick<Settings, 'host' | 'port'>): string =>
  `http://${host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** Elsewhere than on this machine, browsers and the gateway take an issuer at an https:// address only. */
export const isLocal = (settings: Pick<Settings, 'host' | 'port'>): boolean => ['localhost', '[::1]'].includes(new URL(addressOf(settings)).hostname);
