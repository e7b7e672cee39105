import { graphClient } from '../graph-client';
import { patiently } from '../import/patiently';
import { GraphRefused } from '../graph-client';
import { IMPORT_BATCHES, UNDO_IMPORT } from '../operations';
import { plainTable } from './events/plain-table';
import { CommandFault } from './fault';
import { runningHouse, tokenFor } from './house';

export interface UndoFlags { undo?: string; batches?: true; reason?: string; wholeFile?: true; dryRun?: true; json?: true; as: string }

interface Batch { id: string; file: string; digest: string; accepted: number; unchanged: number; knownOn: string; at: string; by: { id: string } | null; undoneOn: string | null; undoneBy: { id: string } | null; undoReason: string | null }
interface Page { importBatches: { totalCount: number; nodes: Batch[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
interface Undone { undoImport: Pick<Batch, 'id' | 'file' | 'digest' | 'accepted' | 'undoneOn' | 'undoReason'> }

const asked = async ({ as }: UndoFlags) => graphClient(`${(await runningHouse()).url}/graphql`, await tokenFor(as));

/** Every import that the person may see; with --json a line each. */
export async function listImports(flags: UndoFlags): Promise<void> {
  const ask = await asked(flags);
  const all: Batch[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { importBatches }: Page = await patiently(() => ask<Page>(IMPORT_BATCHES, { first: 100, after }));
    all.push(...importBatches.nodes);
    ({ pageInfo: { hasNextPage: more, endCursor: after } } = importBatches);
  }
  process.stdout.write(flags.json ? all.map((batch) => `${JSON.stringify(batch)}\n`).join('')
    : `${plainTable(['批次', '时间', '文件', '摘要', '接收', '无变化', '撤销'], all.map(({ id, at, file, digest, accepted, unchanged, undoneOn }) => [id, at, file, digest.slice(0, 12), String(accepted), String(unchanged), undoneOn ?? '']))}\n`);
}

/** Takes an import back; where something rests on it, says upon which projects. */
export async function undoImport(flags: UndoFlags): Promise<void> {
  if (!flags.reason?.trim()) throw new CommandFault('Say why: --reason TEXT.', 2);
  const ask = await asked(flags);
  const input = { batchId: flags.undo, reason: flags.reason, wholeFile: flags.wholeFile ?? false, dryRun: flags.dryRun ?? false };
  const { undoImport: undone } = await ask<Undone>(UNDO_IMPORT, { input }).catch((fault: unknown): never => { throw named(fault, flags); });
  process.stdout.write(flags.json ? `${JSON.stringify(undone)}\n` : `${flags.dryRun ? '预览，未撤销。' : ''}${undone.file}（${undone.id}）${flags.dryRun ? '可以撤销' : '已撤销'}：${undone.accepted} 行${flags.wholeFile ? '，连同该文件的其他批次' : ''}。\n`);
}

interface Resting { code: string; because: string[] }

function named(fault: unknown, { json }: UndoFlags): unknown {
  const first = fault instanceof GraphRefused ? fault.faults[0] : undefined;
  const projects = first?.extensions?.details?.['projects'] as Resting[] | undefined;
  if (!first || !projects) return fault;
  if (json) process.stdout.write(`${JSON.stringify({ refused: first.extensions?.rule, projects })}\n`);
  return new CommandFault([`${first.extensions?.rule}: ${first.message}`, ...projects.map(({ code, because }) => `  ${code}  ${because.join('、')}`)].join('\n'), 1);
}
