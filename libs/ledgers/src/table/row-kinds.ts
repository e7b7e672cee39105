import { countOf } from '../cell/chinese-number';
import { oneLine, squeezed, textOf } from '../cell/text';
import { categoryAt, countIn, numberingOf, totalsBelow, type Category } from './category';
import type { Header } from './header';
import { squeezedLabel } from './labels';
import { ARABIC_SERIAL, factsOf, tableColumns, type RowFacts, type TableColumns } from './row-facts';
import type { View } from './view';

/** What a row under the header is; `label` as written. `start` of a continuation is the row where its project begins. */
export type Line =
  | { kind: 'data'; row: number }
  | { kind: 'continuation'; row: number; start: number }
  | ({ kind: 'category'; row: number } & Category)
  | ({ kind: 'total'; row: number } & Total)
  | { kind: 'remark'; row: number; label: string };
/** `of` is what a subtotal names before the word: 临颍县小计. */
export interface Total { label: string; of: string; count: number | null; span: 'block' | 'sheet' }

const TOTAL = /^[^(（]{0,12}(总合计|总计|合计|小计|共计|累计)数?(?:[(（:：].*)?$|^(总合计|总计|合计|小计|共计)\d*[个项]?(?:项目)?$/;
const WHOLE_COUNT = /^[(（]?共?(\d{1,5}|[一二三四五六七八九十百]{1,5})(?:个|项|条)(?:项目)?[)）]?$/;
const WHOLE_LIST = /^(全[省市县区部]|[本以]上|本表|各项|项目|投资)$/;
const LONGEST_TOTAL = 40;
const NOTE = /^(注|备注|说明|附注|填表|制表|填报|审核|审批|联系|负责|编制|单位负责|日期|复核|经办|统计)[人员单位日期负责说明意见时间电话\d、]{0,8}[:：]/;

export function readLines(view: View, header: Header): Line[] {
  const columns = tableColumns(view, header);
  const facts = view.rowNumbers.filter((row) => row > header.bottom).map((row) => factsOf(view, columns, row)).filter(({ texts }) => texts.length > 0);
  const numbering = numberingOf(facts);
  const headerName = squeezedLabel(textOf(view.shown(header.bottom, columns.name)) ?? textOf(view.shown(header.top, columns.name)) ?? '');
  const lines: Line[] = [];
  let start: RowFacts | null = null;
  for (const [at, fact] of facts.entries()) {
    if (isColumnNumbering(fact, header) || isNote(fact) || (fact.name !== '' && squeezedLabel(fact.name) === headerName)) continue;
    const { row } = fact;
    const total = totalAt(fact, view);
    const category = total ? null : categoryAt(fact, numbering, columns, view, fact.serial === '' && totalsBelow(facts, at));
    if (total) lines.push({ kind: 'total', row, ...total });
    else if (start !== null && continues(fact, start, columns, view)) lines.push({ kind: 'continuation', row, start: start.row });
    else if (category) lines.push({ kind: 'category', row, ...category });
    if (total || category) start = null;
    else if (lines.at(-1)?.row === row) continue;
    else if (isRemark(fact)) lines.push({ kind: 'remark', row, label: fact.label });
    else if (fact.filled > 0) {
      lines.push({ kind: 'data', row });
      start = fact;
    } // else a serial alone: a prepared empty line of the form
  }
  return lines;
}

/** Under a merged name, or under a blank or repeated one where further bond issues follow. A section with a total of its own stands alone. */
function continues(fact: RowFacts, start: RowFacts, columns: TableColumns, view: View): boolean {
  if (fact.name !== '') return fact.name === start.name && fact.issue && start.issue;
  const merge = view.mergeAt(fact.row, columns.name);
  const underMerge = merge !== undefined && merge.top < fact.row && merge.top >= start.row && merge.left <= columns.name;
  if (underMerge) return columns.issue.length > 0 || fact.total === null;
  return fact.serial === '' && fact.issue && view.shown(fact.row, columns.name) === undefined;
}

function totalAt(fact: RowFacts, view: View): Total | null {
  if (ARABIC_SERIAL.test(fact.serial)) return null;
  const spread = fact.texts.slice(0, 2).join('');
  // A remark may stand left of the names: then the word is in the name's own cell.
  const label = [/^(合计|小计|总计)$/.test(spread) ? spread : fact.label, ...(fact.details ? [] : [fact.name])].find((each) => each.length <= LONGEST_TOTAL && TOTAL.test(each));
  if (label === undefined) return null;
  const elsewhere = fact.texts.map((text) => WHOLE_COUNT.exec(text)?.[1]).find(Boolean);
  const of = squeezed(label).replace(/(总合计|总计|合计|小计|共计|累计).*$/, '').replace(WHOLE_LIST, '');
  const inLabel = countIn(label) ?? countOf(/(\d+)[个项]/.exec(label)?.[1] ?? '');
  return { label: label === fact.label && label !== spread ? oneLine(textOf(view.own(fact.row, fact.labelColumn)) ?? label) : label, of, count: inLabel ?? (elsewhere ? countOf(elsewhere) : null), span: label.includes('小计') || of !== '' ? 'block' : 'sheet' };
}

const isNote = (fact: RowFacts) => NOTE.test(fact.label) && !ARABIC_SERIAL.test(fact.serial);

/** One stretch of words without a name, a number or a detail: a signature, a date, a remark; or 其中：…, a part of a sum. */
const isRemark = (fact: RowFacts) => (/^其中[:：]/.test(fact.label) && fact.serial === '') || (fact.name === '' && !fact.money && fact.label !== '' && fact.texts.length === 1);

/** 1 2 3 4 right under the header numbers the columns. */
function isColumnNumbering(fact: RowFacts, header: Header): boolean {
  if (fact.row !== header.bottom + 1 || fact.texts.length < 3) return false;
  const from = fact.texts.findIndex((text) => !/^[甲乙丙丁]$/.test(text));
  const numbers = fact.texts.slice(from).map((text) => Number(/^[(（]?(\d{1,2})[)）]?(?:=.*)?$/.exec(squeezed(text))?.[1] ?? Number.NaN));
  return numbers.every((number, at) => number > 0 && (at === 0 || number === numbers[at - 1]! + 1));
}
