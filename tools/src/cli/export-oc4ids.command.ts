import { isDay } from '@cornerstone/kernel/day';
import { Command } from 'commander';
import { packageOf } from '../export/oc4ids/package';
import { graphClient } from '../graph-client';
import { MY_DEPARTMENTS } from '../operations';
import { changingLine, counted } from './events/output';
import { wantedBy, type WantedFlags } from './export-wanted';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';
import { intoFile } from './into-file';
import { intoStream, toStandardOutput } from './pieces';

interface Flags extends WantedFlags { asOf?: string; prefix?: string; uri?: string; publisher?: string; output?: string; as: string }

export const exportOc4idsCommand = (): Command => new Command('oc4ids').description('A project package of the Open Contracting for Infrastructure Data Standard 0.9. · 导出 OC4IDS 数据包')
  .option('--region <code>', 'a region with all below it').option('--year <year>', 'on a list of the year').option('--programme <name>', 'on a list of the programme').option('--as-of <date>', 'as known on a day, YYYY-MM-DD')
  .option('--prefix <prefix>', 'the registered OC4IDS prefix of project ids').option('--uri <uri>', 'where the package is published').option('--publisher <name>', 'who publishes it; one\'s own departments without it')
  .option('--output <file>', 'where to; standard output without it').option('--as <login>', 'who', 'drc')
  .action(exportOc4ids);

async function exportOc4ids(flags: Flags): Promise<void> {
  const { asOf, prefix, uri, output } = flags;
  if (asOf !== undefined && !isDay(asOf)) throw new CommandFault(`"${asOf}" is no date: write YYYY-MM-DD.`, 2);
  if (uri !== undefined && !URL.canParse(uri)) throw new CommandFault(`"${uri}" is no URI.`, 2);
  const wanted = wantedBy(flags);
  const { url } = await runningHouse();
  const ask = graphClient(`${url}/graphql`, await tokenFor(flags.as));
  const show = changingLine();
  let done = 0;
  const publisher = flags.publisher ?? await ownDepartments(ask);
  const pieces = packageOf(ask, { ...wanted, asOf: asOf ?? null, publisher, publishedAt: new Date().toISOString(), prefix: prefix ?? null, uri: uri ?? null, house: url }, (so, total) => { done = so; show(`${so}/${total}`); });
  const checked = notEmpty(pieces, () => done);
  if (output === undefined) await toStandardOutput(checked);
  else await intoFile(output, (draft) => intoStream(draft, checked));
  show(null);
  process.stderr.write(`${counted(done, 'project')}${output === undefined ? '' : ` in ${output}`}, as ${flags.as} may see them.\n`);
}

/** The standard wants a project at least. */
async function* notEmpty(pieces: AsyncIterable<string>, done: () => number): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    if (done() === 0 && !held.includes('\n')) continue;
    if (done() === 0 && held.includes('\n]')) throw new CommandFault('No project is to be told: a package holds one at least.', 1);
    yield held;
    held = '';
  }
}

async function ownDepartments(ask: ReturnType<typeof graphClient>): Promise<string> {
  const { me } = await ask<{ me: { departments: ({ name: string } | null)[] } | null }>(MY_DEPARTMENTS);
  const names = (me?.departments ?? []).flatMap((department) => (department ? [department.name] : []));
  if (names.length === 0) throw new CommandFault('Name the publisher: --publisher NAME.', 2);
  return names.join('、');
}
