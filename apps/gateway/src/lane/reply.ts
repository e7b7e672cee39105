import { STATUS_CODES } from 'node:http';

/** What answers need of a reply, whoever writes it. `onSent`: told when all of it has left this process, where that is known. */
export interface Reply { readonly headersSent: boolean; onSent?(done: () => void): void; writeHead(status: number, headers: Record<string, string | number> | string[]): { end(body: string | Buffer, encoding?: BufferEncoding): unknown } }

/** No answer of ours has one, nor a letter beyond ASCII in its head: head and body go out in one encoding. */
const CONTROL = /[^\t\x20-\x7e]/;

let [dateText, dateUntil] = ['', 0];

/** The date as node:http writes it, put together once a second. */
function dateNow(): string {
  const now = Date.now();
  if (now >= dateUntil || now < dateUntil - 1_000) {
    dateUntil = now - now % 1_000 + 1_000;
    dateText = new Date(now).toUTCString();
  }
  return dateText;
}

const line = (name: string, value: string): string => {
  if (CONTROL.test(value)) throw new Error(`${name} would not be one line`);
  return `${name}: ${value}\r\n`;
};

/** A head as node:http writes it, byte for byte. `keepsFor`: milliseconds that the connection stays without being used; null: it ends with this answer. */
export function headOf(status: number, headers: Record<string, string | number> | string[], keepsFor: number | null): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  if (Array.isArray(headers)) for (let at = 0; at < headers.length; at += 2) head += line(headers[at] ?? '', headers[at + 1] ?? '');
  else for (const name of Object.keys(headers)) head += line(name, String(headers[name]));
  head += `Date: ${dateNow()}\r\n`;
  if (keepsFor === null) return `${head}Connection: close\r\n\r\n`;
  return `${head}Connection: keep-alive\r\n${keepsFor > 0 ? `Keep-Alive: timeout=${Math.floor(keepsFor / 1_000)}\r\n` : ''}\r\n`;
}
