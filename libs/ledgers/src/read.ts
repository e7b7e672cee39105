import { indexRegions, type RegionIndex } from './cell/regions';
import { duplicateMentions } from './duplicates';
import { openFile, type OpenedFile } from './file/open';
import { MAX_DATA_ROWS } from './file/grid';
import type { Finding, Ledger, LedgerFile, LedgerOptions, RegionEntry } from './ledger';
import { LedgerRefused } from './refused';
import { tooManyRows, type Scope, type SheetReading } from './table/sheet';
import { readSheets } from './table/sheets';

/** Reads a list as officials keep it. Pure: the same bytes give the same ledger. Nothing is repaired, everything odd is told. */
export async function readLedger(file: LedgerFile, regions: readonly RegionEntry[], options: LedgerOptions = {}): Promise<Ledger> {
  const index = indexRegions(regions);
  checkOptions(options, index);
  const opened = await openFile(file);
  const scope: Scope = { regions: index, options, fileName: file.name, format: opened.format };
  const { readings, warnings } = readSheets(opened.grids, scope);
  if (readings.length === 0) throw noHeader(opened);
  const rows = readings.flatMap((reading) => reading.rows);
  const dataRows = readings.reduce((sum, reading) => sum + reading.dataRows, 0);
  if (dataRows > MAX_DATA_ROWS) throw tooManyRows(dataRows);
  return {
    format: opened.format,
    title: readings.find(({ title }) => title.text !== null)?.title.text ?? null,
    sheets: [...new Set(readings.map(({ sheet }) => sheet))],
    year: soleYear(readings, rows.map(({ year }) => year)),
    rows, dataRows,
    rejected: readings.flatMap(({ rejected }) => rejected),
    warnings: [
      ...opened.warnings, ...warnings, ...readings.flatMap((reading) => [...reading.warnings, ...overruled(reading, options, index)]),
      ...duplicateMentions(rows, new Map(readings.map(({ sheet, nameColumn }) => [sheet, nameColumn]))),
    ],
    totals: readings.flatMap(({ totals }) => totals),
  };
}

function checkOptions({ region, year }: LedgerOptions, regions: RegionIndex): void {
  if (region !== undefined && !regions.has(region)) throw new LedgerRefused('LEDGER_OPTION_INVALID', `指定的地区代码 ${region.slice(0, 20)} 不在行政区划表内。请填六位代码。`);
  if (year !== undefined && !(Number.isInteger(year) && year >= 1949 && year <= 2100)) throw new LedgerRefused('LEDGER_OPTION_INVALID', '指定的年份无效。请填四位年份。');
}

function noHeader({ gb18030 }: OpenedFile): LedgerRefused {
  // text that is GB18030 only by accident gives no header either
  if (gb18030) return new LedgerRefused('LEDGER_ENCODING', '文件既不是完好的 UTF-8，按 GB18030 读出的内容也认不出表头。请另存为“CSV UTF-8（逗号分隔）”再导入。');
  return new LedgerRefused('LEDGER_NO_HEADER', '没有找到表头：前 40 行里没有一行同时有“项目名称”和其他列名（如 总投资、建设地点）。请检查是否选对了文件。');
}

/** The titles' year, else the one all rows share. */
function soleYear(readings: readonly SheetReading[], years: readonly (number | null)[]): number | null {
  const stated = new Set(readings.map(({ title }) => title.year).filter((year) => year !== null));
  const distinct = stated.size > 0 ? stated : new Set(years);
  return distinct.size === 1 ? [...distinct][0]! : null;
}

/** What the caller gave is for what the file leaves open; where the file says otherwise the file holds, and the caller hears of it. */
function overruled({ sheet, title: { year, region } }: SheetReading, options: LedgerOptions, regions: RegionIndex): Finding[] {
  const at = { sheet, row: 1, column: 'A', code: 'OPTION_OVERRULED' };
  const otherYear = options.year !== undefined && year !== null && year !== options.year;
  const otherRegion = options.region !== undefined && region !== null && !regions.isWithin(region, options.region);
  return [
    ...(otherYear ? [{ ...at, message: `标题写明 ${year} 年，与指定的 ${options.year} 年不同，按标题记。` }] : []),
    ...(otherRegion ? [{ ...at, message: `标题写明${regions.nameOf(region)}，与指定的 ${options.region} 不同，按标题记。` }] : []),
  ];
}
