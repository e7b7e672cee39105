import { createReadStream, existsSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.json': 'application/json', '.map': 'application/json', '.wasm': 'application/wasm', '.ico': 'image/x-icon',
};
// Monaco compiles its grammars at run time in workers; nothing may come from elsewhere.
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'";

/** The console and the explorer, built files only; false where no page lies at the path. */
export function servePage(folder: string, path: string, outgoing: ServerResponse): boolean {
  const asked = normalize(decodeURIComponent(path));
  const file = join(folder, asked === '/explorer' ? 'explorer.html' : extname(asked) === '' ? 'index.html' : asked);
  if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return false;
  const isAsset = asked.startsWith('/assets/');
  outgoing.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff',
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(file).pipe(outgoing);
  return true;
}
