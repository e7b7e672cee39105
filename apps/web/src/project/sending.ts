import { fileTypes } from '@cornerstone/kernel/stored-file';
import { faultFrom, type Fault } from '../faults';
import type { Language } from '../format';
import { acceptLanguage } from '../request';

export interface SentFile { id: string; kind: 'EVIDENCE' | 'LETTER' | 'OTHER'; name: string; size: number }
interface Sending { project: string; kind: SentFile['kind']; file: File; authorization: string | undefined; lang: Language; onProgress(part: number): void }

/** What a file chooser offers. */
export const accepted = Object.entries(fileTypes).flatMap(([type, { extension, also = [] }]) => [type, ...[extension, ...also].map((ending) => `.${ending}`)]).join();

/** Browsers know no type of HEIC and others; the ending says it, and the gateway looks at the bytes. */
function typeOf({ type, name }: File): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return type || (Object.entries(fileTypes).find(([, { extension, also = [] }]) => extension === ending || also.includes(ending))?.[0] ?? 'application/octet-stream');
}

/** Sends one file; the file as it was kept, or why it was refused. Only XMLHttpRequest tells how far it is. */
export function sendFile({ project, kind, file, authorization, lang, onProgress }: Sending): Promise<{ file: SentFile } | { fault: Fault }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${new URLSearchParams({ project, kind, name: file.name }).toString()}`);
    request.setRequestHeader('content-type', typeOf(file));
    request.setRequestHeader('accept-language', acceptLanguage(lang));
    if (authorization) request.setRequestHeader('authorization', authorization);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => { onProgress(total > 0 ? loaded / total : 0); };
    request.onloadend = () => {
      const body = request.response as (SentFile & { errors?: unknown[] }) | null;
      resolve(request.status === 201 && body ? { file: body } : { fault: faultFrom(body?.errors?.[0] ?? { message: `HTTP ${request.status}` }) });
    };
    request.send(file);
  });
}

/** Fetched with the token, then handed to the browser to save. */
export async function saveFile(id: string, name: string, authorization: string | undefined, lang: Language): Promise<Fault | null> {
  const response = await fetch(`/files/${encodeURIComponent(id)}`, { headers: { 'accept-language': acceptLanguage(lang), ...(authorization && { authorization }) } });
  if (!response.ok) return faultFrom(((await response.json().catch(() => null)) as { errors?: unknown[] } | null)?.errors?.[0] ?? { message: `HTTP ${response.status}` });
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await response.blob()), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}
