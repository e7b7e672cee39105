import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@cornerstone/runtime/graph/refusals';
import type { Gate } from '../limits/gate';
import type { IdentifyFrom } from '../limits/strangers';
import { traceIn } from '../trace-context';
import { answerDownload } from './download';
import type { Files } from './files';
import { notSetUp } from './refusals';
import { answerUpload } from './upload';

interface Door { files: Files | null; identify: IdentifyFrom; gate: Gate }
interface Visit { incoming: IncomingMessage; outgoing: ServerResponse; path: string; query: URLSearchParams; language: Language }

export const FILES = '/files/';

/** Milliseconds for which the rest of a refused body is let through, so that the answer arrives. */
const LEFTOVER = 10_000;

export async function answerFiles({ files, identify, gate }: Door, { incoming, outgoing, path, query, language }: Visit): Promise<void> {
  outgoing.once('finish', () => {
    const cut = setTimeout(() => { if (!incoming.complete) incoming.destroy(); }, LEFTOVER).unref();
    incoming.once('close', () => { clearTimeout(cut); });
  });
  const actor = await identify(incoming.headers.authorization, incoming);
  const isDownload = path.startsWith(FILES);
  await gate.count(actor, isDownload ? 'reads' : 'mutations');
  if (!files) throw notSetUp();
  const person = { actor, language, ...traceIn(incoming.headers) };
  if (isDownload) await gate.within(actor, () => answerDownload(files, person, path.slice(FILES.length), incoming, outgoing));
  else await answerUpload(files, person, incoming, outgoing, query);
}
