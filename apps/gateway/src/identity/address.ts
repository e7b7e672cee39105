const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** What comes over plain http from elsewhere may have been changed on its way. */
export function isHttpsOrLocal(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.includes(url.hostname));
}
