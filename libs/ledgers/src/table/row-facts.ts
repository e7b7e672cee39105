import { squeezed, textOf } from '../cell/text';
import { rangeOf } from '../file/position';
import type { Header } from './header';
import type { Role } from './labels';
import type { View } from './view';

/** What there is to see in one row before anyone decides what the row is. */
export interface RowFacts {
  row: number;
  serial: string;
  name: string;
  /** The first words of the row that are no serial, and where they stand. */
  label: string;
  labelColumn: number;
  texts: readonly string[];
  /** Something a project has besides a name and money: a place, an owner, a date. */
  details: boolean;
  money: boolean;
  /** The total as it stands in the row's own cell. */
  total: string | null;
  /** A formula that adds up other rows. */
  sumsRows: boolean;
  issue: boolean;
  filled: number;
}

export interface TableColumns { name: number; nameRight: number; serial: number | undefined; detail: readonly number[]; money: readonly number[]; scale: readonly number[]; total: readonly number[]; issue: readonly number[]; read: readonly number[]; last: number }

const DETAIL: readonly Role[] = [
  'nationalCode', 'listId', 'owner', 'province', 'city', 'county', 'place', 'regionCode', 'sector', 'phase', 'nature', 'buildContent',
  'buildStart', 'buildEnd', 'period', 'issuedOn', 'bondName', 'term', 'rate',
];
const MONEY: readonly Role[] = ['total', 'annualPlan', 'bondAmount', 'used'];
const ISSUE: readonly Role[] = ['issuedOn', 'bondName', 'bondAmount', 'term', 'rate', 'batchNo'];
export const ARABIC_SERIAL = /^\d{1,6}([.-]\d{1,4})*[、.]?$/;
export const CHINESE_SERIAL = /^[(（]?[一二三四五六七八九十百]{1,4}[)）]?[、.．]?$/;

export function tableColumns(view: View, header: Header): TableColumns {
  const of = (roles: readonly Role[]) => roles.flatMap((role) => header.columns.get(role) ?? []).map(({ column }) => column);
  const serial = header.columns.get('serial')?.[0]?.column;
  const name = header.columns.get('name')![0]!.column;
  return {
    name, nameRight: view.mergeAt(header.bottom, name)?.right ?? name, serial, detail: of(DETAIL), money: of(MONEY), scale: of(['scale']), total: of(['total']),
    issue: header.columns.has('bondAmount') ? of(ISSUE) : [],
    read: header.read.filter(({ role, column }) => role !== 'unread' && column !== serial).map(({ column }) => column), last: header.lastColumn,
  };
}

export function factsOf(view: View, columns: TableColumns, row: number): RowFacts {
  const cells = view.cells(row).filter(([column]) => column <= columns.last);
  const textAt = (column: number | undefined) => (column === undefined ? '' : squeezed((textOf(view.own(row, column)) ?? '').slice(0, 1_000)));
  const isSerial = (column: number, text: string) => ARABIC_SERIAL.test(text) || (column !== columns.name && CHINESE_SERIAL.test(text));
  const labelColumn = cells.find(([column, cell]) => cell.kind === 'text' && !isSerial(column, textAt(column)))?.[0] ?? 0;
  const heading = labelColumn < columns.name ? labelColumn : 0;
  const has = (list: readonly number[]) => list.some((column) => column !== heading && view.own(row, column) !== undefined);
  return {
    row, serial: textAt(columns.serial), name: textAt(columns.name), label: textAt(labelColumn), labelColumn,
    texts: cells.map(([column]) => textAt(column)),
    details: has(columns.detail) || columns.scale.some((column) => view.own(row, column)?.kind === 'text'),
    money: has(columns.money), total: columns.total.map((column) => textOf(view.own(row, column))).find((text) => text !== null) ?? null,
    sumsRows: columns.money.some((column) => addsOtherRows(view, row, column)), issue: has(columns.issue),
    filled: columns.read.filter((column) => view.own(row, column) !== undefined).length,
  };
}

function addsOtherRows(view: View, row: number, column: number): boolean {
  const cell = view.own(row, column);
  const range = cell?.kind === 'formula' ? /\(([A-Z$\d:]+)/i.exec(cell.formula)?.[1] : undefined;
  const rows = range ? rangeOf(range.replaceAll('$', '')) : null;
  return rows !== null && rows.bottom !== row;
}
