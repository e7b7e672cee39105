import type { Finding } from '@cornerstone/ledgers/ledger';

/** What `import --json` prints: accepted + unchanged + refused rows = data rows. */
export interface ImportReport { accepted: number; unchanged: number; rejected: Finding[]; warnings: Finding[] }

/** What became of each data row; a row with several outcomes counts once, refusals before changes. */
export type RowOutcome = 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';

const WEIGHT: Record<RowOutcome, number> = { UNCHANGED: 0, ACCEPTED: 1, REFUSED: 2 };

export class RowOutcomes {
  readonly #byRow = new Map<string, RowOutcome>();

  note(sheet: string, row: number, outcome: RowOutcome): void {
    const key = `${sheet}!${row}`;
    const before = this.#byRow.get(key);
    if (before === undefined || WEIGHT[outcome] > WEIGHT[before]) this.#byRow.set(key, outcome);
  }

  count(outcome: RowOutcome): number {
    return [...this.#byRow.values()].filter((each) => each === outcome).length;
  }
}

export function printed(report: ImportReport, dataRows: number): string {
  const refused = dataRows - report.accepted - report.unchanged;
  const findings = (list: Finding[]): string => list.map((finding) => `  ${finding.sheet}!${finding.column}${finding.row}  ${finding.code}  ${finding.message}`).join('\n');
  return [
    `数据行 ${dataRows}：接收 ${report.accepted}，无变化 ${report.unchanged}，拒收 ${refused}`,
    ...(report.rejected.length > 0 ? ['拒收：', findings(report.rejected)] : []),
    ...(report.warnings.length > 0 ? ['提示：', findings(report.warnings)] : []),
  ].join('\n');
}
