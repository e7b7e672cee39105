import { graphClient } from '../graph-client';
import { patiently } from '../import/patiently';
import { GraphRefused } from '../graph-client';
import { FUND_IMPORTS, IMPORT_BATCHES, UNDO_FUND_IMPORT, UNDO_IMPORT } from '../operations';
import { plainTable } from './events/plain-table';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';

export interface UndoFlags { undo?: string; batches?: true; reason?: string; wholeFile?: true; dryRun?: true; json?: true; as: string }

interface Batch { id: string; file: string; digest: string; accepted: number; unchanged: number; knownOn: string; at: string; by?: { id: string } | null; undoneOn: string | null; undoneBy: { id: string } | null; undoReason: string | null }
interface Page { nodes: Batch[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
type Undone = Pick<Batch, 'id' | 'file' | 'digest' | 'accepted' | 'undoneOn' | 'undoReason'>;
type Ask = Awaited<ReturnType<typeof asked>>;

const asked = async ({ as }: UndoFlags) => graphClient(`${(await runningHouse()).url}/graphql`, await tokenFor(as));

/** Every import that the person may see; with --json a line each. */
export async function listImports(flags: UndoFlags): Promise<void> {
  const ask = await asked(flags);
  const all = [...await allOf(ask, IMPORT_BATCHES, 'importBatches'), ...await allOf(ask, FUND_IMPORTS, 'fundImports').catch(ifNotTheirs)].sort((a, b) => (a.at < b.at ? 1 : -1));
  process.stdout.write(flags.json ? all.map((batch) => `${JSON.stringify(batch)}\n`).join('')
    : `${plainTable(['批次', '时间', '文件', '摘要', '接收', '无变化', '撤销'], all.map(({ id, at, file, digest, accepted, unchanged, undoneOn }) => [id, at, file, digest.slice(0, 12), String(accepted), String(unchanged), undoneOn ?? '']))}\n`);
}

/** Takes an import back; where something rests on it, says upon which projects. */
export async function undoImport(flags: UndoFlags): Promise<void> {
  if (!flags.reason?.trim()) throw new CommandFault('Say why: --reason TEXT.', 2);
  const ask = await asked(flags);
  const input = { batchId: flags.undo, reason: flags.reason, wholeFile: flags.wholeFile ?? false, dryRun: flags.dryRun ?? false };
  const undone = await ask<{ undoImport: Undone }>(UNDO_IMPORT, { input }).then(({ undoImport: done }) => done).catch((fault: unknown) => {
    if (codeOf(fault) !== 'NOT_FOUND') throw named(fault, flags);
    return undoFunds(ask, flags);
  });
  process.stdout.write(flags.json ? `${JSON.stringify(undone)}\n` : `${flags.dryRun ? '预览，未撤销。' : ''}${undone.file}（${undone.id}）${flags.dryRun ? '可以撤销' : '已撤销'}：${undone.accepted} 行${flags.wholeFile ? '，连同该文件的其他批次' : ''}。\n`);
}

/** What is no list of projects may be a ledger of bonds. */
async function undoFunds(ask: Ask, flags: UndoFlags): Promise<Undone> {
  const input = { importId: flags.undo, reason: flags.reason, wholeFile: flags.wholeFile ?? false, dryRun: flags.dryRun ?? false };
  return (await ask<{ undoFundImport: Undone }>(UNDO_FUND_IMPORT, { input }).catch((fault: unknown): never => { throw named(fault, flags); })).undoFundImport;
}

async function allOf(ask: Ask, document: string, root: string): Promise<Batch[]> {
  const all: Batch[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { [root]: page } = await patiently(() => ask<Record<string, Page>>(document, { first: 100, after }));
    all.push(...page?.nodes ?? []);
    more = page?.pageInfo.hasNextPage ?? false;
    after = page?.pageInfo.endCursor ?? null;
  }
  return all;
}

const codeOf = (fault: unknown): string | undefined => (fault instanceof GraphRefused ? fault.faults[0]?.extensions?.code : undefined);

/** Money is not for everybody: who may not see it has no ledgers of it either. */
function ifNotTheirs(fault: unknown): Batch[] {
  if (codeOf(fault) !== 'FORBIDDEN') throw fault;
  return [];
}

interface Resting { code: string; because: string[] }

function named(fault: unknown, { json }: UndoFlags): unknown {
  const first = fault instanceof GraphRefused ? fault.faults[0] : undefined;
  const projects = first?.extensions?.details?.['projects'] as Resting[] | undefined;
  if (!first || !projects) return fault;
  if (json) process.stdout.write(`${JSON.stringify({ refused: first.extensions?.rule, projects })}\n`);
  return new CommandFault([`${first.extensions?.rule}: ${first.message}`, ...projects.map(({ code, because }) => `  ${code}  ${because.join('、')}`)].join('\n'), 1);
}
