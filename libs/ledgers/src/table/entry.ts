import { fen, spoken } from '@cornerstone/kernel/money';
import { formatFen, parseFen } from '../cell/decimal';
import type { ProjectRow } from '../ledger';
import { hasIssue, isBondLedger, readIssue } from './bond';
import { fold } from './fold';
import type { Heading } from './headings';
import { amountIn } from './money-field';
import { readProject } from './project';
import { columnFor, pick, type Row, type Sheet } from './row';
import type { Part } from './totals';

/** A project with all its lines: one row, or the issue lines under one name. */
export interface Entry { project: ProjectRow | null; dataRows: number; parts: Part[] }

const PROJECT_MONEY = { total: 'totalInvestment', annualPlan: 'annualPlan', used: 'usedCumulative' } as const;

function projectPart(sheet: Sheet, project: ProjectRow | null): Map<number, bigint | null> {
  const fen = new Map<number, bigint | null>();
  for (const role of ['total', 'annualPlan', 'used'] as const) {
    const column = sheet.header.columns.get(role)?.[0]?.column;
    const amount = project?.[PROJECT_MONEY[role]];
    if (column !== undefined) fen.set(column, amount ? parseFen(amount) : null);
  }
  return fen;
}

export function readEntry(sheet: Sheet, first: Row, rest: readonly Row[], heading: Heading): Entry {
  if (isBondLedger(sheet) && [first, ...rest].some((row) => hasIssue(sheet, row))) return readBondEntry(sheet, first, rest, heading);
  const project = readProject(sheet, first, heading);
  const whole = project && rest.reduce((sum, row) => fold(sheet, row, sum, heading), project);
  const refused = rest.filter((row) => row.refusals.length > 0);
  if (refused.length > 0) first.refuse(columnFor(sheet, 'name'), 'PROJECT_REFUSED', `同一项目的第 ${refused[0]!.number} 行有误，整个项目未导入。请先改正该行。`);
  return { project: refused.length > 0 ? null : whole, dataRows: 1 + refused.length, parts: [{ row: first.number, start: true, fen: projectPart(sheet, project) }] };
}

/** Every issue line is a data row of its own; what refuses the project refuses all its lines. */
function readBondEntry(sheet: Sheet, first: Row, rest: readonly Row[], heading: Heading): Entry {
  const column = columnFor(sheet, 'bondAmount');
  const lines = [first, ...rest].filter((row) => hasIssue(sheet, row));
  const project = readProject(sheet, first, heading);
  const used = usedByLines(sheet, rest, project?.usedCumulative ?? null);
  const whole = project && { ...project, usedCumulative: used === null ? null : formatFen(used) };
  const about = [project?.note, project?.programme].filter(Boolean).join('；');
  const issues = lines.map((row) => ({ row, read: readIssue(sheet, row, project?.year ?? sheet.year, about) }));
  const parts: Part[] = issues.map(({ row, read }) => {
    const fen = row === first ? projectPart(sheet, whole) : new Map<number, bigint | null>();
    return { row: row.number, start: row === first, fen: fen.set(column, read?.fen ?? null) };
  });
  if (!lines.includes(first)) parts.unshift({ row: first.number, start: true, fen: projectPart(sheet, whole) });
  const bonds = issues.flatMap(({ read }) => (read ? [read.issue] : []));
  const dataRows = new Set([...lines, ...(first.refusals.length > 0 ? [first] : [])]).size;
  if (!whole || bonds.length === 0) {
    for (const row of lines) if (row.refusals.length === 0) row.refuse(columnFor(sheet, 'name'), 'PROJECT_REFUSED', `所属项目（第 ${first.number} 行）未被接受，这一期随之未导入。请先改正该行。`);
    return { project: null, dataRows, parts };
  }
  const issued = issues.reduce((sum, { read }) => sum + (read?.fen ?? 0n), 0n);
  if (used !== null && used > issued && bonds.length === lines.length) {
    first.warn(columnFor(sheet, 'used'), 'USED_ABOVE_ISSUED', `累计已使用 ${spoken(fen(used))}，大于已发行 ${spoken(fen(issued))}。照原样保留，请核对。`);
  }
  return { project: { ...whole, bonds }, dataRows, parts };
}

/** Some ledgers state what was used issue by issue. */
function usedByLines(sheet: Sheet, rest: readonly Row[], ofProject: string | null): bigint | null {
  const further = rest.flatMap((row) => {
    const picked = pick(sheet, row, 'used');
    const own = picked && sheet.view.own(row.number, picked.column.column) !== undefined;
    const amount = own ? amountIn(sheet, row, picked) : null;
    return amount ? [amount.fen] : [];
  });
  if (further.length === 0) return ofProject === null ? null : parseFen(ofProject);
  return further.reduce((sum, fen) => sum + fen, ofProject === null ? 0n : parseFen(ofProject));
}
