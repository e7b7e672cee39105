import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { READING } from './hurry';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.json': 'application/json', '.map': 'application/json', '.wasm': 'application/wasm', '.ico': 'image/x-icon',
};
// Monaco compiles its grammars at run time in workers; nothing may come from elsewhere, and only the issuer's tokens are fetched there.
const policy = (issuer: string | undefined): string => `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'${issuer ? ` ${new URL(issuer).origin}` : ''}; frame-ancestors 'none'`;

/** The console and the explorer, built files only; false where no page lies at the path. */
export function servePage(folder: string, path: string, accept: string, outgoing: ServerResponse, issuer?: string): boolean {
  const file = fileAt(resolve(folder), path, accept);
  const size = file === null ? undefined : sizeOf(file);
  if (file === null || size === undefined) return false;
  outgoing.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': size, 'content-security-policy': policy(issuer), 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (outgoing.req.method === 'HEAD') outgoing.end();
  else {
    outgoing.setTimeout(READING);
    // Both end with the first of them: a reader that left leaves no open file.
    pipeline(createReadStream(file), outgoing, () => undefined);
  }
  return true;
}

function fileAt(folder: string, path: string, accept: string): string | null {
  const asked = decoded(path);
  if (asked === null) return null;
  if (/^\/explorer\/?$/.test(asked)) return resolve(folder, 'explorer.html');
  if (asked === '/') return resolve(folder, 'index.html');
  const file = resolve(folder, `.${asked}`);
  if (!file.startsWith(folder + sep)) return null;
  if (extname(asked) !== '') return file;
  // The console has its addresses in the browser; a program that lost its way gets a plain 404.
  return asked.startsWith('/projects/') || (accept.includes('text/html') && !asked.startsWith('/demo/')) ? resolve(folder, 'index.html') : null;
}

function decoded(path: string): string | null {
  try {
    const asked = decodeURIComponent(path);
    return asked.includes('\0') ? null : asked;
  } catch {
    return null;
  }
}

function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
