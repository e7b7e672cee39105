import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { IdentifyFrom } from '../limits/strangers';
import { traceOf } from '../trace-context';
import { answerDownload } from './download';
import type { Files } from './files';
import { notSetUp } from './refusals';
import { answerUpload } from './upload';

interface Door { files: Files | null; identify: IdentifyFrom }
interface Visit { incoming: IncomingMessage; outgoing: ServerResponse; path: string; query: URLSearchParams; language: Language }

export const FILES = '/files/';

/** Milliseconds for which the rest of a refused body is let through, so that the answer arrives. */
const LEFTOVER = 10_000;

export async function answerFiles({ files, identify }: Door, { incoming, outgoing, path, query, language }: Visit): Promise<void> {
  outgoing.once('finish', () => {
    const cut = setTimeout(() => { if (!incoming.complete) incoming.destroy(); }, LEFTOVER).unref();
    incoming.once('close', () => { clearTimeout(cut); });
  });
  const actor = await identify(incoming.headers.authorization, incoming);
  if (!files) throw notSetUp();
  const person = { actor, language, traceparent: traceOf(incoming.headers['traceparent']?.toString()) };
  if (path.startsWith(FILES)) await answerDownload(files, person, path.slice(FILES.length), incoming, outgoing);
  else await answerUpload(files, person, incoming, outgoing, query);
}
