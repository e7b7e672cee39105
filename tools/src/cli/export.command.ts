import { Command } from 'commander';
import { csvSheet } from '../export/csv-sheet';
import { projectRows, type Progress } from '../export/project-rows';
import { writeXlsxSheet } from '../export/xlsx-sheet';
import { graphClient } from '../graph-client';
import { changingLine, counted } from './events/output';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';
import { exportOc4idsCommand } from './export-oc4ids.command';
import { exportSheetCommand } from './export-sheet.command';
import { wantedBy, type WantedFlags } from './export-wanted';
import { intoFile } from './into-file';
import { intoStream, toStandardOutput } from './pieces';
import type { Row } from '../export/columns';

interface Flags extends WantedFlags { format: string; output?: string; as: string }

export const exportCommand = (): Command => new Command('export').description('Writes what the graph holds as a spreadsheet. · 导出表格')
  .addCommand(new Command('projects').description('A row for every mention on a list, in the columns that import reads. · 导出项目清单')
    .requiredOption('--format <format>', 'csv or xlsx').option('--region <code>', 'a region with all below it').option('--year <year>', 'lists of one year').option('--programme <name>', 'lists of one programme')
    .option('--output <file>', 'where to; csv goes to standard output without it').option('--as <login>', 'who', 'drc')
    .action(exportProjects))
  .addCommand(exportOc4idsCommand())
  .addCommand(exportSheetCommand());

async function exportProjects(flags: Flags): Promise<void> {
  const { format, output } = flags;
  if (format !== 'csv' && format !== 'xlsx') throw new CommandFault('--format is csv or xlsx.', 2);
  if (format === 'xlsx' && output === undefined) throw new CommandFault('An xlsx file needs a name: --output FILE.', 2);
  const wanted = wantedBy(flags);
  const house = await runningHouse();
  const ask = graphClient(`${house.url}/graphql`, await tokenFor(flags.as));
  const show = changingLine();
  let last: Progress = { projects: 0, total: 0, unlisted: 0 };
  const count = { rows: 0 };
  const rows = countedRows(projectRows(ask, wanted, (progress) => { last = progress; show(`${progress.projects}/${progress.total}`); }), count);
  if (output === undefined) await toStandardOutput(csvSheet(rows));
  else await intoFile(output, async (draft) => { await (format === 'xlsx' ? writeXlsxSheet(draft, rows) : intoStream(draft, csvSheet(rows))); });
  show(null);
  const left = last.unlisted > 0 ? `; ${counted(last.unlisted, 'project')} on no list left out` : '';
  process.stderr.write(`${counted(count.rows, 'row')} of ${counted(last.projects, 'project')}${output === undefined ? '' : ` in ${output}`}, as ${flags.as} may see them${left}.\n`);
}

async function* countedRows(rows: AsyncIterable<Row>, count: { rows: number }): AsyncGenerator<Row> {
  for await (const row of rows) {
    count.rows++;
    yield row;
  }
}
