import { formatFen } from '../cell/decimal';
import { boundsOf } from '../cell/date';
import { readAsOf } from '../cell/period';
import type { ProjectRow } from '../ledger';
import { readWhen } from './date-field';
import type { Heading } from './headings';
import { readMoney } from './money-field';
import { readRegions } from './region-field';
import { columnFor, type Row, type Sheet } from './row';
import { readAddress, readName, readScale, readText } from './text-field';
import { readNationalCode, readRowLevel, readRowPhase, readRowQuality, readRowYear } from './word-field';

/** One project as its row tells it; null when a cell refuses the row. */
export function readProject(sheet: Sheet, row: Row, heading: Heading): ProjectRow | null {
  const name = readName(sheet, row);
  const year = readRowYear(sheet, row);
  const total = readMoney(sheet, row, 'total');
  const plan = readMoney(sheet, row, 'annualPlan');
  const used = readMoney(sheet, row, 'used');
  const when = readWhen(sheet, row, year);
  const note = readText(sheet, row, 'note', 'many');
  const quality = readRowQuality(sheet, row);
  const project: ProjectRow = {
    sheet: sheet.view.grid.name, row: row.number,
    listId: readText(sheet, row, 'listId'),
    nationalCode: readNationalCode(sheet, row),
    name: name ?? '',
    regionCodes: readRegions(sheet, row, heading.region),
    sector: readText(sheet, row, 'sector') ?? heading.sector,
    level: readRowLevel(sheet, row) ?? sheet.title.level,
    programme: readText(sheet, row, 'programme') ?? sheet.title.programme,
    year, kind: null,
    owner: readText(sheet, row, 'owner'),
    scale: readScale(sheet, row),
    buildContent: readText(sheet, row, 'buildContent', 'many'),
    totalInvestment: total && formatFen(total.fen),
    totalQuality: total && (quality ?? total.quality),
    annualPlan: plan && formatFen(plan.fen),
    buildStart: when.start, buildEnd: when.end,
    phase: readRowPhase(sheet, row) ?? heading.phase ?? sheet.title.phase ?? (sheet.header.columns.has('phase') ? null : 'listed'),
    note, sourceUrl: readAddress(sheet, row), sourceTitle: readText(sheet, row, 'sourceTitle'),
    bonds: [],
    usedCumulative: used && formatFen(used.fen),
    asOfText: readAsOf(note ?? '', year) ?? (sheet.header.columns.has('used') ? sheet.title.asOf : null),
  };
  if (!total) row.warn(columnFor(sheet, 'total'), 'TOTAL_EMPTY', '没有总投资，留空。请补填总投资。');
  if (total && plan && plan.fen > total.fen) row.warn(columnFor(sheet, 'annualPlan'), 'PLAN_ABOVE_TOTAL', '年度计划投资大于总投资。照原样保留，请核对单位。');
  if (when.start && when.end && boundsOf(when.end).last < boundsOf(when.start).first) {
    row.warn(columnFor(sheet, sheet.header.columns.has('buildEnd') ? 'buildEnd' : 'period'), 'END_BEFORE_START', `竣工时间 ${when.end} 早于开工时间 ${when.start}。照原样保留，请核对。`);
  }
  return row.refusals.length > 0 ? null : project;
}
