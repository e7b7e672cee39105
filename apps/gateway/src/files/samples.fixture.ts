import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallHouse } from '../small-house.fixture';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const padded = (start: string, encoding: BufferEncoding, length = 2_000): Buffer => { const bytes = Buffer.alloc(length, 7); Buffer.from(start, encoding).copy(bytes); return bytes; };

/** Different bytes each time, as different photos are. */
let taken = 0;
export const aJpeg = (length = 2_000): Buffer => { const bytes = padded('ffd8ffe000104a46494600', 'hex', length); bytes.writeUInt32BE(taken += 1, 20); return bytes; };
export const aPng = (): Buffer => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const aPdf = (): Buffer => Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
export const aTiff = (): Buffer => padded('49492a0008000000', 'hex');
export const aVideo = (length = 400_000): Buffer => { const bytes = padded('0000001c66747970', 'hex', length); bytes.write('isom', 8, 'latin1'); for (let at = 28; at < length; at += 1) bytes[at] = at % 251; return bytes; };
export const aProgramme = (): Buffer => padded('4d5a900003000000', 'hex');
/** A JPEG whose first comment is a page: what sniffs may take it for one. */
export const aPolyglot = (): Buffer => Buffer.concat([Buffer.from('ffd8fffe0060', 'hex'), Buffer.from('<html><script>document.title="run"</script></html>'.padEnd(94, ' ')), aJpeg().subarray(2)]);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const digestHeader = (bytes: Uint8Array): string => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

export interface Sent { as?: string; project?: string; kind?: string; name?: string; type?: string | null; headers?: Record<string, string>; query?: string }
export interface Told { status: number; rule?: string | undefined; code?: string | undefined; details?: Record<string, unknown> | undefined; id: string; name: string; digest: string; location: string | null }

export async function send(house: SmallHouse, bytes: Uint8Array | ReadableStream, { as = 'clerk.zz', project = 'P1', kind = 'EVIDENCE', name = '现场.jpg', type = 'image/jpeg', headers = {}, query }: Sent = {}): Promise<Told> {
  const asked = query ?? new URLSearchParams({ project, kind, name }).toString();
  const response = await fetch(`${house.address}/files?${asked}`, {
    method: 'POST', body: bytes instanceof Uint8Array ? bytes.slice() : bytes, duplex: 'half',
    headers: { ...(as !== '' && { authorization: `Bearer ${await house.token(as)}` }), 'accept-language': 'en', ...(type !== null && { 'content-type': type }), ...headers },
  } as RequestInit);
  const told = (await response.json()) as { errors?: { extensions: { rule: string; code: string; details?: Record<string, unknown> } }[] } & Record<'id' | 'name' | 'digest', string>;
  const { rule, code, details } = told.errors?.[0]?.extensions ?? {};
  return { status: response.status, rule, code, details, id: told.id, name: told.name, digest: told.digest, location: response.headers.get('location') };
}

/** Files below the house's folder of files: those kept, and those still coming in. */
export async function inStore(house: SmallHouse): Promise<{ kept: string[]; incoming: string[] }> {
  const folder = join(house.folder, 'files');
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile());
  return { kept: files.filter(({ parentPath }) => !parentPath.endsWith('incoming')).map(({ name }) => name).sort(), incoming: files.filter(({ parentPath }) => parentPath.endsWith('incoming')).map(({ name }) => name) };
}
