import { columnLetters } from '../file/position';
import type { Finding } from '../ledger';
import type { Row, Sheet } from './row';

/** What stands on the sheet and was not read is said, not passed over. */
export function unreadLines(sheet: Sheet): Finding[] {
  const lastProject = sheet.starts.at(-1) ?? 0;
  return sheet.lines.flatMap((line): Finding[] => {
    const at = { sheet: sheet.view.grid.name, row: line.row, column: columnLetters(sheet.header.columns.get('name')![0]!.column) };
    if (line.kind === 'category' && line.assumed) return [{ ...at, code: 'HEADING_ASSUMED', message: `“${line.text}”没有序号和其他内容，按分类标题处理。如果是项目，请补上序号。` }];
    if (line.kind === 'remark' && line.row < lastProject) return [{ ...at, code: 'LINE_NOT_READ', message: `这一行只有一段文字“${line.label.slice(0, 40)}”，按说明处理，未读作项目。` }];
    return [];
  });
}

export function outsideTable(sheet: Sheet): Finding[] {
  const { grid } = sheet.view;
  for (const row of sheet.view.rowNumbers) {
    for (const column of grid.rows.get(row)!.keys()) {
      if (column <= sheet.header.lastColumn) continue;
      return [{ sheet: grid.name, row, column: columnLetters(column), code: 'CELL_OUTSIDE_TABLE', message: `${columnLetters(column)}${row} 等单元格在表头范围之外，未读取。如属台账内容，请补上表头。` }];
    }
  }
  return [];
}

/** In a CSV a comma too many moves every later value into a wrong column. */
export function refuseShifted(sheet: Sheet, row: Row): void {
  const column = [...(sheet.view.grid.rows.get(row.number)?.keys() ?? [])].find((found) => found > sheet.header.lastColumn);
  if (column !== undefined) row.refuse(column, 'COLUMNS_SHIFTED', '这一行的列数多于表头，可能有逗号没有加引号，各列已错位。请检查后重新导入。');
}
