import { setTimeout as delay } from 'node:timers/promises';
import type { Finding, ProjectRow } from '@cornerstone/ledgers/ledger';
import type { Ask } from '../graph-client';
import { IMPORT_FUNDS } from '../operations';
import { patiently } from './patiently';
import type { RowOutcomes } from './report';

interface FundRows { file: string; digest: string; dryRun: boolean; knownOn: string | null; rows: readonly { row: ProjectRow; code: string }[] }
interface Answer { importFunds: { outcomes: ('ACCEPTED' | 'UNCHANGED' | 'REFUSED')[]; rejected: Finding[]; warnings: Finding[] } }

const UNKNOWN = 'F1.project-unknown';
const PATIENCE_MS = 30_000;
const CHUNK = 50;

/** Takes in the money a ledger tells of. A project entered a moment ago reaches funding by event: wait for it, bounded. */
export async function importFunds(ask: Ask, { file, digest, dryRun, knownOn, rows }: FundRows, outcomes: RowOutcomes): Promise<{ rejected: Finding[]; warnings: Finding[] }> {
  const funded = rows.filter(({ row, code }) => code !== '' && (row.bonds.length > 0 || row.usedCumulative !== null));
  const found = { rejected: [] as Finding[], warnings: [] as Finding[] };
  for (let from = 0; from < funded.length; from += CHUNK) {
    const chunk = funded.slice(from, from + CHUNK);
    const input = { file, digest, knownOn, rows: chunk.map(fundRow) };
    const send = async (preview: boolean) => (await patiently(() => ask<Answer>(IMPORT_FUNDS, { input: { ...input, dryRun: preview } }))).importFunds;
    const previewed = await send(true);
    const answer = dryRun ? previewed : await (await knownToFunding(send, previewed), send(false));
    found.warnings.push(...answer.warnings);
    // In a preview of new projects funding cannot know them yet: that is no refusal.
    found.rejected.push(...answer.rejected.filter((finding) => !dryRun || finding.code !== UNKNOWN));
    const lines = chunk.flatMap(({ row }): { sheet: string; row: number }[] => (row.bonds.length > 0 ? row.bonds : [row]));
    lines.forEach((line, at) => {
      const outcome = answer.outcomes[at];
      if (outcome === 'ACCEPTED' || (outcome === 'REFUSED' && !dryRun)) outcomes.note(line.sheet, line.row, outcome);
    });
  }
  return found;
}

async function knownToFunding(send: (preview: boolean) => Promise<Answer['importFunds']>, first: Answer['importFunds']): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let answer = first; answer.rejected.some((finding) => finding.code === UNKNOWN) && Date.now() < until; answer = await send(true)) await delay(200);
}

const yuan = (amount: string) => ({ amount, unit: 'YUAN' });

const fundRow = ({ row, code }: { row: ProjectRow; code: string }) => ({
  sheet: row.sheet, row: row.row, projectCode: code, used: row.usedCumulative === null ? null : yuan(row.usedCumulative), usedAsOf: row.asOfText,
  issues: row.bonds.map((bond) => ({ row: bond.row, name: bond.name, batchNo: bond.batchNo, kind: bond.kind, issuedOn: bond.issuedOn, amount: yuan(bond.amount), tenorYears: bond.termYears, ratePercent: bond.ratePercent })),
});
