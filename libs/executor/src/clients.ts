import type { Client } from './client';
import { Sockets } from './sockets';

/** Who speaks HTTP with the services: our own client, or undici's. */
export type ServiceClient = 'own' | 'undici';
/** A client for one address, over so many connections at most. */
export type OpenClient = (url: string, sockets: number) => Client;

const isOurs = (url: string): boolean => url.startsWith('http:');

/** Ours knows no TLS. undici is read where somebody needs it: of every process it would take 4 MiB. */
export async function clientsFor(client: ServiceClient, urls: readonly string[]): Promise<OpenClient> {
  if (client === 'own' && urls.every(isOurs)) return (url, sockets) => new Sockets(url, sockets);
  const { Connections } = await import('./connections');
  return (url, sockets) => (client === 'own' && isOurs(url) ? new Sockets(url, sockets) : new Connections(url, sockets));
}
