/** Row and column as the spreadsheet shows them: 12 and 'F'; the message says what is wrong and what to do. */
export interface Finding { sheet: string; row: number; column: string; code: string; message: string }

export type Level = 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'COUNTY';
export type Quality = 'PUBLISHED' | 'APPROXIMATE' | 'AT_LEAST';

/** Money is yuan with two digits ('5500000000.00'); dates are as exact as the source: '2019', '2012-06', '2024-03-11', '2020-Q3'. */
export interface ProjectRow {
  sheet: string;
  row: number;
  listId: string | null;
  nationalCode: string | null;
  name: string;
  regionCodes: string[];
  sector: string | null;
  level: Level | null;
  programme: string | null;
  year: number | null;
  kind: null;
  owner: string | null;
  scale: string | null;
  buildContent: string | null;
  totalInvestment: string | null;
  totalQuality: Quality | null;
  annualPlan: string | null;
  buildStart: string | null;
  buildEnd: string | null;
  phase: string | null;
  note: string | null;
  sourceUrl: string | null;
  sourceTitle: string | null;
  bonds: BondIssueRow[];
  usedCumulative: string | null;
  asOfText: string | null;
}

export interface BondIssueRow {
  sheet: string;
  row: number;
  name: string | null;
  kind: 'SPECIAL_BOND' | 'GENERAL_BOND';
  batchNo: string | null;
  issuedOn: string | null;
  amount: string;
  termYears: number | null;
  ratePercent: string | null;
}

/** What a subtotal or total row states against what its parts add up to, in yuan; a difference is only ever a warning. */
export interface StatedTotal { sheet: string; row: number; label: string; column: string; stated: string; computed: string; count: number | null }

/** Every data row is in `rows` (a bond issue by its own line) or has a finding in `rejected`. */
export interface Ledger {
  format: 'xlsx' | 'csv';
  title: string | null;
  sheets: string[];
  year: number | null;
  rows: ProjectRow[];
  dataRows: number;
  rejected: Finding[];
  warnings: Finding[];
  totals: StatedTotal[];
}

export interface RegionEntry { code: string; name: string; parent: string | null; level: string; status: string }
export interface LedgerFile { name: string; bytes: Uint8Array }
/** Used only where the file itself does not say. */
export interface LedgerOptions { region?: string; year?: number }
