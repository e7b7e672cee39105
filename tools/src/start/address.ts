import type { Settings } from './settings';

/** Where a browser on this machine finds the front door. */
export const addressOf = ({ host, port }: Pick<Settings, 'host' | 'port'>): string =>
  `http://${host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
