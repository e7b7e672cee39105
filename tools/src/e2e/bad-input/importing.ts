import type { ImportReport } from '../../import/report';
import type { Answer } from './entry';
import type { Ground } from './ground';

interface Finding { row: number; column: string; code: string }
const at = (findings: readonly Finding[]): string => findings.map(({ row, column, code }) => `${column}${row || ''} ${code}`.trim()).join(', ');

/** What `cornerstone import` says of a file: `exit 1 CODE` for one that is refused whole, else its counts and findings. */
export async function imported(ground: Ground, name: string, content: Uint8Array | string, ...flags: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await ground.cornerstone('import', await ground.file(name, content), '--json', ...flags);
  const text = `${stdout}${stderr}`;
  let report: ImportReport;
  try {
    report = JSON.parse(stdout) as ImportReport;
  } catch {
    return { told: `exit ${code}, no report`, status: code, text };
  }
  const whole = report.rejected.length === 1 && report.rejected[0]?.row === 0 ? report.rejected[0].code : null;
  const told = whole ? `exit ${code} ${whole}` : [`exit ${code}`, `${report.accepted} accepted`, `${report.unchanged} unchanged`, ...(report.rejected.length > 0 ? [`refused ${at(report.rejected)}`] : []), ...(report.warnings.length > 0 ? [`told ${at(report.warnings)}`] : [])].join(', ');
  return { told, status: code, text };
}

interface Listed { projects: { nodes: { name: string; buildStart: string | null; totalInvestment: { amount: string } | null }[] } }

/** What the graph then says of projects: name, total in yuan, start. */
export async function shown(ground: Ground, names: readonly string[]): Promise<string> {
  const ask = await ground.asker('drc');
  const each = await Promise.all(names.map(async (name) => (await ask<Listed>('query($text: String) { projects(filter: { text: $text }) { nodes { name buildStart totalInvestment { amount } } } }', { text: name })).projects.nodes));
  return each.flat().map(({ name, buildStart, totalInvestment }) => [name, totalInvestment?.amount, buildStart].filter(Boolean).join(' ')).join(' · ');
}
