import { writeFile } from 'node:fs/promises';
import { isDay } from '@cornerstone/kernel/day';
import { Command } from 'commander';
import { pdfOf } from '../export/sheet/pdf';
import { readSheet } from '../export/sheet/read';
import { sheetOf } from '../export/sheet/sheet';
import { xlsxOf } from '../export/sheet/xlsx';
import { graphClient } from '../graph-client';
import { HOUSE_DAY } from '../operations';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';
import { intoFile } from './into-file';

interface Flags { format: string; asOf?: string; year?: string; output?: string; as: string }

export const exportSheetCommand = (): Command => new Command('sheet').description('One project on paper: a printable sheet. · 导出一项目一台账')
  .argument('<code>', 'project code').option('--format <format>', 'pdf or xlsx', 'pdf').option('--as-of <date>', 'as known on a day, YYYY-MM-DD').option('--year <year>', 'whose plan and milestones; the day\'s without it')
  .option('--output <file>', 'where to; the project\'s code without it').option('--as <login>', 'who', 'drc')
  .action(exportSheet);

async function exportSheet(code: string, flags: Flags): Promise<void> {
  const { format, asOf } = flags;
  if (format !== 'pdf' && format !== 'xlsx') throw new CommandFault('--format is pdf or xlsx.', 2);
  if (asOf !== undefined && !isDay(asOf)) throw new CommandFault(`"${asOf}" is no date: write YYYY-MM-DD.`, 2);
  if (flags.year !== undefined && !/^\d{4}$/.test(flags.year)) throw new CommandFault(`"${flags.year}" is no year.`, 2);
  const { url } = await runningHouse();
  const ask = graphClient(`${url}/graphql`, await tokenFor(flags.as));
  const day = asOf ?? (await ask<{ clock: { day: string } }>(HOUSE_DAY)).clock.day;
  const year = Number(flags.year ?? day.slice(0, 4));
  const { project, funds } = await readSheet(ask, code, asOf ?? null, year);
  const output = flags.output ?? `${code.replace(/[^\p{L}\p{N}._-]/gu, '_')}.${format}`;
  const written = await (format === 'pdf' ? pdfOf : xlsxOf)(sheetOf(project, { asOf: day, year, funds }), new Date(`${day}T00:00:00+08:00`));
  await intoFile(output, (draft) => writeFile(draft, written));
  process.stderr.write(`${project.name} in ${output}, as known on ${day} and as ${flags.as} may see it.\n`);
}
