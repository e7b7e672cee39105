import { Rejection } from '@cornerstone/kernel/rejection';
import type { FundImportFinding, FundImportOutcome } from './fund-import.entity';
import type { ImportFundRowInput } from './import.inputs';

/** A data row: an issue line of a project row (`at` from 0), or the project row itself where it has none. */
export interface DataRow { row: ImportFundRowInput; at: number }

/** What became of each data row, each in exactly one way. */
export class Outcomes {
  readonly rejected: FundImportFinding[] = [];
  readonly warnings: FundImportFinding[] = [];
  private readonly byRow: Map<ImportFundRowInput, FundImportOutcome[]>;

  constructor(private readonly rows: readonly ImportFundRowInput[]) {
    this.byRow = new Map(rows.map((row) => [row, Array.from({ length: Math.max(1, row.issues.length) }, (): FundImportOutcome => 'UNCHANGED')]));
  }

  refuse({ row, at }: DataRow, refusal: Rejection): void {
    this.outcomesOf(row)[at] = 'REFUSED';
    this.rejected.push(finding(row, at, refusal.rule, refusal.sentence.zh));
  }

  refuseAll(row: ImportFundRowInput, refusal: Rejection): void {
    this.outcomesOf(row).forEach((_, at) => { this.refuse({ row, at }, refusal); });
  }

  accept({ row, at }: DataRow): void {
    const outcomes = this.outcomesOf(row);
    if (outcomes[at] !== 'REFUSED') outcomes[at] = 'ACCEPTED';
  }

  warn(row: ImportFundRowInput, code: string, message: string): void {
    this.warnings.push({ sheet: row.sheet, row: row.row, column: 'A', code, message });
  }

  /** Runs a check; a refusal is handed on, anything else is a fault of ours. */
  attempt<T>(check: () => T, refused: (refusal: Rejection) => void): T | null {
    try {
      return check();
    } catch (thrown) {
      if (!(thrown instanceof Rejection)) throw thrown;
      refused(thrown);
      return null;
    }
  }

  all(): FundImportOutcome[] {
    return this.rows.flatMap((row) => this.outcomesOf(row));
  }

  count(outcome: FundImportOutcome): number {
    return this.all().filter((each) => each === outcome).length;
  }

  private outcomesOf(row: ImportFundRowInput): FundImportOutcome[] {
    const outcomes = this.byRow.get(row);
    if (!outcomes) throw new Error('a row of another import');
    return outcomes;
  }
}

const finding = (row: ImportFundRowInput, at: number, code: string, message: string): FundImportFinding => ({ sheet: row.sheet, row: row.issues[at]?.row ?? row.row, column: 'A', code, message });
