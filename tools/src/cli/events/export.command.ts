import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { CommandFault } from '../fault';
import { intoFile } from '../into-file';
import type { CloudEvent } from './cloud-event';
import { filtered, queryOf, type Filters } from './filters';
import { frontDoor } from './front-door';
import { requireThatExists } from './narrowed';
import { changingLine, counted, endWithReader, write } from './output';
import { parquetFile } from './parquet-file';
import { streamed } from './stream';

interface ExportOptions extends Filters { format: string; out?: string }
/** False when there is nobody left to write for. */
interface Sink { add(event: CloudEvent): Promise<boolean | void>; finish(): Promise<void> }

export const exportCommand = (): Command => filtered(new Command('export').description('Everything that is kept now, as a file for analysis. · 导出事件'), 'drc')
  .requiredOption('--format <format>', 'parquet or ndjson').option('--out <file>', 'where to; ndjson goes to standard output without it')
  .action(exportEvents);

async function exportEvents(options: ExportOptions): Promise<void> {
  const { format, out } = options;
  if (format !== 'parquet' && format !== 'ndjson') throw new CommandFault('--format is parquet or ndjson.', 2);
  if (format === 'parquet' && !out) throw new CommandFault('A parquet file needs a name: --out FILE.', 2);
  const query = queryOf({ ...options, from: options.from ?? 'beginning' });
  query.set('until', 'now');
  const door = await frontDoor(options.as);
  await requireThatExists(door, options);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stop.abort(); });
  const show = changingLine();
  let count = 0;
  let readerGone = false;
  const take = async (sink: Sink): Promise<void> => {
    for await (const event of streamed(door, { query, signal: stop.signal, onNews: (line) => { process.stderr.write(`${line}\n`); } })) {
      if (await sink.add(event) === false) {
        readerGone = true;
        return;
      }
      count += 1;
      if (count % 1_000 === 0) show(counted(count, 'event'));
    }
    if (stop.signal.aborted && !readerGone) throw new CommandFault('Interrupted; no file was written.', 1);
    await sink.finish();
    show(null);
  };
  if (out) await intoFile(out, (draft) => take(format === 'parquet' ? parquetFile(draft) : ndjsonFile(draft)));
  else {
    endWithReader(() => { readerGone = true; stop.abort(); });
    await take({ add: (event) => write(process.stdout, `${JSON.stringify(event)}\n`), finish: async () => undefined });
  }
  process.stderr.write(`${counted(count, 'event')}${out ? ` in ${out}` : ''}, as ${door.who} may see them${readerGone ? '; the reader closed the pipe before the end' : ''}.\n`);
}

function ndjsonFile(path: string): Sink {
  const stream = createWriteStream(path);
  const ended = finished(stream);
  ended.catch(() => undefined);
  return {
    add: async (event) => { if (!await write(stream, `${JSON.stringify(event)}\n`)) await ended; },
    finish: async () => { stream.end(); await ended; },
  };
}
