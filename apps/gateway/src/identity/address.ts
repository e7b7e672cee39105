const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** What comes over plain http from elsewhere may have been changed on its way. */
export function isHttpsOrLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && LOCAL.includes(hostname));
}
