import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { z } from 'zod';
import type { Actor } from '../actor';
import type { Log } from '../log';
import { requireRight } from '../rights';
import { deadIds, dropLetters, listLetters, retryLetter, showLetter, type Retried } from './dead-letters';
import type { Inbox } from './inbox';
import type { Replayer } from './replay';
import { startOf } from './start';

const id = z.number().int().positive();
const command = z.discriminatedUnion('do', [
  z.object({ do: z.literal('status') }),
  z.object({ do: z.literal('deadLetters'), dropped: z.boolean().default(false) }),
  z.object({ do: z.literal('deadLetter'), id }),
  z.object({ do: z.literal('retry'), ids: z.union([z.literal('all'), z.array(id).min(1).max(1_000)]), overGap: z.boolean().default(false) }),
  z.object({ do: z.literal('drop'), ids: z.array(id).min(1).max(1_000), reason: z.string() }),
  z.object({ do: z.literal('replay'), from: z.string().default('beginning') }),
  z.object({ do: z.literal('replayStatus') }),
]);

export interface Operated { inbox: Inbox; replayer: Replayer; status(): Promise<object>; log: Log; wakeRelay(): void }
export type Operate = (actor: Actor, asked: unknown) => Promise<object>;

/** What operations may ask of a service's streams: its dead letters, a replay. */
export const operating = ({ inbox, replayer, status, log, wakeRelay }: Operated): Operate => async (actor, asked) => {
  requireRight(actor, 'operateStreams');
  const parsed = command.safeParse(asked);
  if (!parsed.success) throw badInput('events.operate', { en: `No such request: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`, zh: '请求格式有误。' });
  const wanted = parsed.data;
  switch (wanted.do) {
    case 'status': return { status: await status() };
    case 'deadLetters': return { letters: await inbox.within((tx) => listLetters(tx, wanted.dropped)) };
    case 'deadLetter': return { letter: await inbox.within((tx) => showLetter(tx, wanted.id)) };
    case 'retry': {
      const results: Retried[] = [];
      for (const each of wanted.ids === 'all' ? await inbox.within(deadIds) : wanted.ids) results.push(await retryLetter(inbox, each, wanted.overGap, log, wakeRelay).catch((fault: unknown): Retried => {
        // Among several, one that is not there does not hide what became of the others.
        if (!(fault instanceof Rejection) || wanted.ids.length === 1) throw fault;
        return { id: each, outcome: 'MISSING', reason: fault.sentence.en };
      }));
      return { results };
    }
    case 'drop': return { dropped: await inbox.within((tx) => dropLetters(tx, wanted.ids, wanted.reason, actor.id)) };
    case 'replay': return { replay: replayer.start(startOf(wanted.from)) };
    case 'replayStatus': return { replay: replayer.status() };
  }
};
