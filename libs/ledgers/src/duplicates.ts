import { squeezed } from './cell/text';
import { columnLetters } from './file/position';
import type { Finding, ProjectRow } from './ledger';

const keyOf = (row: ProjectRow) => JSON.stringify([
  squeezed(row.name).replace(/[()“”"，,、。·\-—]/g, ''), row.year, row.programme, row.phase, row.sourceUrl, [...row.regionCodes].sort(),
]);

/** The same mention twice in one file; both rows stay, whoever keeps the list decides. */
export function duplicateMentions(rows: readonly ProjectRow[], nameColumns: ReadonlyMap<string, number>): Finding[] {
  const mentions = new Map<string, ProjectRow>();
  const ids = new Map<string, ProjectRow>();
  return rows.flatMap((row): Finding[] => {
    const earlier = mentions.get(keyOf(row)) ?? (row.listId === null ? undefined : ids.get(row.listId));
    mentions.set(keyOf(row), earlier ?? row);
    if (row.listId !== null && !ids.has(row.listId)) ids.set(row.listId, row);
    if (!earlier) return [];
    const place = earlier.sheet === row.sheet ? `第 ${earlier.row} 行` : `工作表“${earlier.sheet}”第 ${earlier.row} 行`;
    return [{ sheet: row.sheet, row: row.row, column: columnLetters(nameColumns.get(row.sheet) ?? 1), code: 'DUPLICATE_IN_FILE', message: `与${place}是同一项目的同一次列入。两行都保留，如属重复请删去一行。` }];
  });
}
