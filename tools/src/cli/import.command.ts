import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDay } from '@cornerstone/kernel/day';
import { LedgerRefused } from '@cornerstone/ledgers/refused';
import { Command } from 'commander';
import { graphClient } from '../graph-client';
import { importLedger, type ImportOptions, type ImportResult } from '../import/ledger-import';
import { printed } from '../import/report';
import { listImports, undoImport, type UndoFlags } from './import-undo';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';

interface Flags extends UndoFlags { region?: string; year?: string; knownOn?: string; allOrNothing?: true; }

export const importCommand = (): Command => new Command('import').description('Takes in a project list or ledger as officials keep it (xlsx, csv). · 导入台账')
  .argument('[file]', 'the spreadsheet').option('--region <code>', 'region of the list where it does not say').option('--year <year>', 'year of the list where it does not say')
  .option('--dry-run', 'preview: say what would happen, change nothing').option('--json', 'print the result as JSON').option('--known-on <date>', 'known since, YYYY-MM-DD')
  .option('--all-or-nothing', 'one refused row refuses all')
  .option('--batches', 'list imports, the latest first').option('--undo <batch>', 'take an import back, all or nothing').option('--reason <text>', 'why it is undone').option('--whole-file', 'with --undo: all imports of the same file').option('--as <login>', 'who', 'drc')
  .action(run);

async function run(path: string | undefined, flags: Flags): Promise<void> {
  const ways = [path, flags.undo, flags.batches].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new CommandFault('Give one of: a file, --batches, --undo BATCH.', 2);
  if (flags.batches) return listImports(flags);
  return path === undefined ? undoImport(flags) : takeIn(path, flags);
}

async function takeIn(path: string, flags: Flags): Promise<void> {
  if (flags.knownOn && !isDay(flags.knownOn)) throw new CommandFault(`"${flags.knownOn}" is no date: write YYYY-MM-DD.`, 2);
  if (flags.year && !/^\d{4}$/.test(flags.year)) throw new CommandFault(`"${flags.year}" is no year.`, 2);
  if (flags.region && !/^\d{6}$/.test(flags.region)) throw new CommandFault(`"${flags.region}" is no six-digit region code.`, 2);
  const bytes = await readFile(path).catch((): never => { throw new CommandFault(`${path} cannot be read.`, 2); });
  const house = await runningHouse();
  const ask = graphClient(`${house.url}/graphql`, await tokenFor(flags.as));
  const result = await importLedger(ask, { name: basename(path), bytes }, optionsOf(flags)).catch((fault: unknown): never => { throw refusal(fault, flags); });
  const { dataRows, ...report } = result;
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : `${flags.dryRun ? '预览，未写入。' : ''}${printed(report, dataRows)}\n`);
  if (refusedAll(result, flags)) throw new CommandFault('有拒收行，按 --all-or-nothing 未写入任何数据。', 1);
}

const optionsOf = (flags: Flags): ImportOptions => ({
  dryRun: flags.dryRun ?? false, allOrNothing: flags.allOrNothing ?? false, knownOn: flags.knownOn ?? null, ...(flags.region && { region: flags.region }), ...(flags.year && { year: Number(flags.year) }),
  onProgress: (done, total) => { if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total}${done === total ? '\n' : ''}`); },
});

const refusedAll = (result: ImportResult, flags: Flags): boolean => flags.allOrNothing === true && result.rejected.length > 0;

function refusal(fault: unknown, flags: Flags): Error {
  if (fault instanceof LedgerRefused && flags.json) {
    process.stdout.write(`${JSON.stringify({ accepted: 0, unchanged: 0, rejected: [{ sheet: '', row: 0, column: '', code: fault.code, message: fault.message }], warnings: [] })}\n`);
  }
  if (fault instanceof LedgerRefused) return new CommandFault(`${fault.code}: ${fault.message}`, 1);
  return fault as Error;
}
