import { randomUUID } from 'node:crypto';
import { catalogue, topics } from '@cornerstone/events/catalogue';
import type { Received } from '@cornerstone/events/define';
import { fromWire } from '@cornerstone/events/envelope';
import { summaryOf } from '@cornerstone/events/summary';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { Command } from 'commander';
import picocolors from 'picocolors';
import { CommandFault } from './fault';
import { runningHouse } from './house';

interface TailOptions { topic?: string; type?: string; project?: string; from?: string; json?: true; lang: string; count?: string }

export const eventsCommand = (): Command => new Command('events').description('The event streams. · 事件流')
  .addCommand(new Command('tail').description('Shows events as they happen, each as a sentence. · 实时事件')
    .option('--topic <topic>', 'one topic, such as projects.project').option('--type <type>', 'one event type').option('--project <code>', 'one project, by code')
    .option('--from <start>', '"beginning" or a time (RFC 3339 or YYYY-MM-DD)').option('--json', 'whole events, one JSON a line').option('--lang <lang>', 'zh or en', 'zh').option('--count <n>', 'stop after n events')
    .action(tail));

async function tail(options: TailOptions): Promise<void> {
  if (options.topic && !topics.includes(options.topic)) throw new CommandFault(`There is no topic ${options.topic}. Topics: ${topics.join(', ')}`, 2);
  if (options.type && !catalogue.has(options.type)) throw new CommandFault(`There is no event type ${options.type}. Types: ${[...catalogue.keys()].sort().join(', ')}`, 2);
  if (options.count && !/^[1-9]\d{0,8}$/.test(options.count)) throw new CommandFault(`"${options.count}" is no number of events.`, 2);
  if (options.lang !== 'zh' && options.lang !== 'en') throw new CommandFault('--lang is zh or en.', 2);
  const since = options.from && options.from !== 'beginning' ? Date.parse(options.from) : null;
  if (Number.isNaN(since)) throw new CommandFault(`"${options.from}" is no time: write beginning, YYYY-MM-DD or RFC 3339.`, 2);
  const { brokers } = await runningHouse();
  const broker = kafkaBroker(brokers.split(','), 'cornerstone-tail', createLog('tail', 'silent'));
  let left = options.count ? Number(options.count) : Number.POSITIVE_INFINITY;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => { finish = resolve; });
  const subscribed = await broker.subscribe({
    group: `tail-${randomUUID()}`, topics: options.topic ? [options.topic] : topics, fromBeginning: options.from !== undefined,
    handle: async (messages) => { for (const message of messages) {
      const event = fromWire({ ...message, value: message.value?.toString() ?? null });
      if (left <= 0 || !wanted(event, options, since)) continue;
      process.stdout.write(`${options.json ? JSON.stringify(event) : line(event, options.lang === 'en' ? 'en' : 'zh')}\n`);
      left -= 1;
      if (left <= 0) finish();
    } },
  });
  process.stderr.write('Listening; Ctrl-C stops.\n');
  process.once('SIGINT', finish);
  await finished;
  await subscribed.stop();
  await broker.close();
}

const wanted = (event: Received, { type, project }: TailOptions, since: number | null): boolean =>
  (!type || event.type === type) && (!project || event.subject === project) && (since === null || Date.parse(event.time) >= since);

/** Colours are for people at a terminal: a pipe or a log gets plain text, also where CI asks for colours. */
const pc = picocolors.createColors(process.stdout.isTTY === true);

const line = (event: Received, language: 'zh' | 'en'): string =>
  `${pc.dim(event.time.slice(0, 19).replace('T', ' '))} ${pc.cyan(event.type)} ${event.subject ?? event.aggregateId}  ${summaryOf(event)[language]}`;
