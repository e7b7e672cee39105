import { summaryOf } from '@cornerstone/events/summary';
import { Command } from 'commander';
import picocolors from 'picocolors';
import { CommandFault } from '../fault';
import type { CloudEvent } from './cloud-event';
import { filtered, queryOf, type Filters } from './filters';
import { frontDoor } from './front-door';
import { requireThatExists } from './narrowed';
import { counted, endWithReader, inShanghai, write } from './output';
import { keptThenComing } from './stream';

interface TailOptions extends Filters { json?: true; lang: string; count?: string; untilEnd?: true }

export const tailCommand = (): Command => filtered(new Command('tail').description('Shows events as they happen, each as a sentence. · 实时事件'), 'drc')
  .option('--json', 'whole events, one JSON a line').option('--lang <lang>', 'zh or en', 'zh').option('--count <n>', 'stop after n events')
  .option('--until-end', 'stop where the streams end now; needs --from · 到当前末尾为止')
  .action(tail);

async function tail(options: TailOptions): Promise<void> {
  const query = queryOf(options);
  const { lang } = options;
  if (options.count && !/^[1-9]\d{0,8}$/.test(options.count)) throw new CommandFault(`"${options.count}" is no number of events.`, 2);
  if (lang !== 'zh' && lang !== 'en') throw new CommandFault('--lang is zh or en.', 2);
  if (options.untilEnd && options.from === undefined) throw new CommandFault('--until-end needs --from: from now on there is nothing before the end.', 2);
  const door = await frontDoor(options.as, lang === 'zh' ? 'zh-CN' : 'en');
  await requireThatExists(door, options);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stop.abort(); });
  endWithReader(() => { stop.abort(); });
  const say = (line: string): void => { process.stderr.write(`${line}\n`); };
  say('Listening; Ctrl-C stops.');
  const most = options.count ? Number(options.count) : Number.POSITIVE_INFINITY;
  let had = 0;
  const extent = { untilEnd: options.untilEnd === true, onCaughtUp: () => { say(`${counted(had, 'event')} so far, waiting for more.`); } };
  for await (const event of keptThenComing(door, { query, signal: stop.signal, onNews: say }, extent)) {
    const there = await write(process.stdout, `${options.json ? JSON.stringify(event) : line(event, lang)}\n`);
    had += 1;
    if (had >= most || !there) break;
  }
  // The request would hold the process until the server ends it.
  stop.abort();
}

/** Colours are for people at a terminal: a pipe or a log gets plain text, also where CI asks for colours. */
const pc = picocolors.createColors(process.stdout.isTTY === true);

const line = (event: CloudEvent, language: 'zh' | 'en'): string =>
  `${pc.dim(inShanghai(event.time))} ${pc.cyan(event.type)} ${event.subject ?? event.aggregateid}  ${summaryOf({ type: event.type, data: event.data })[language]}`;
