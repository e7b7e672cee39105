import type { Quality } from '../ledger';
import { countOf } from './chinese-number';
import { parseDecimal, scaled } from './decimal';
import { saysNothing } from './text';
import { powerOf, unitNamed, type Unit } from './unit';

export type AmountFault = 'AMOUNT_INVALID' | 'AMOUNT_NEGATIVE' | 'AMOUNT_TOO_FINE' | 'UNIT_UNKNOWN';
export interface Amount { fen: bigint; quality: Quality }
export type AmountReading = Amount | { fault: AmountFault };

/** The database's numeric(20,2). */
const LARGEST_FEN = 10n ** 20n - 1n;
const LONGEST = 80;
const LABEL = /^(?:项目)?(?:计划|动态|静态)?总?投资(?:额|规模)?(?:为|[:：])?/;
/** 10亿元（含流动资金）, 12500（其中：自筹5000） */
const REMARK = /(?<=[\d元亿万]) ?\((?:[^()\d]{1,20}|(?:其中|不?含|包括)[^()]{1,40})\)$/;
const AT_LEAST_BEFORE = /^(?:超过|超|不低于|不少于|至少|大于|高于|逾|≥|>=|>)/;
const AT_LEAST_AFTER = /(?:以上|\+)$/;
const APPROXIMATE_BEFORE = /^(?:大约|约为|约|近|估算|概算|匡算|预计|暂估|暂定|≈|~)/;
const APPROXIMATE_AFTER = /(?:左右|上下|\((?:估算|概算|匡算|暂估|暂定|预计)\))$/;
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?`;
const UNIT = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?[元圆]?';
const PART = new RegExp(`^(${NUMBER})(余|多)? ?(${UNIT})(余|多)?$`, 'i');
const COMPOUND = new RegExp(`^(${NUMBER}) ?亿(?:零)? ?(${NUMBER}) ?万[元圆]?$`, 'i');

/** null: the cell says that there is no figure. A unit in the cell wins over the column's. */
export function readAmount(written: string, unit: Unit | null): AmountReading | null {
  if (written.length > LONGEST) return { fault: 'AMOUNT_INVALID' };
  let text = written.normalize('NFKC').replace(/[\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim();
  if (text === '' || saysNothing(text)) return null;
  let quality: Quality = 'PUBLISHED';
  const strip = (pattern: RegExp, found?: Quality) => {
    if (!pattern.test(text)) return;
    text = text.replace(pattern, '').trim();
    if (found) quality = found;
  };
  text = text.replace(/(?<=[\d.]) (?=[万亿千百元圆])|(?<=[万亿千百]) (?=[元圆])/g, '').replace(/(?:人民币|整)$|\(人民币\)$/, '').replace(/(?<=[万亿])([余多])([元圆])$/, '$2$1').replace(/(?<=^\d+)\.$/, '');
  strip(LABEL);
  strip(APPROXIMATE_BEFORE, 'APPROXIMATE');
  strip(APPROXIMATE_AFTER, 'APPROXIMATE');
  strip(REMARK);
  strip(LABEL);
  strip(AT_LEAST_BEFORE, 'AT_LEAST');
  strip(AT_LEAST_AFTER, 'AT_LEAST');
  strip(/^(?:人民币|RMB|CNY)?[¥￥]?/i);
  const negative = /^[-−]\s*(?=[\d.])|^\((?=[\d.,]+\))/.test(text);
  if (negative) text = text.replace(/^[-−]\s*|^\(|\)$/g, '');
  const reading = compound(text) ?? single(text, unit) ?? inWords(text);
  if (!reading || 'fault' in reading) return reading ?? { fault: 'AMOUNT_INVALID' };
  if (negative) return { fault: 'AMOUNT_NEGATIVE' };
  if (reading.fen > LARGEST_FEN) return { fault: 'AMOUNT_INVALID' };
  return { fen: reading.fen, quality: reading.more ? 'AT_LEAST' : quality };
}

type Part = { fen: bigint; more: boolean } | { fault: AmountFault };

function fenOf(number: string, unit: Unit): bigint | AmountFault {
  const decimal = parseDecimal(number.replace(/[, ]/g, ''));
  if (!decimal) return 'AMOUNT_INVALID';
  return scaled(decimal, powerOf(unit), 2) ?? 'AMOUNT_TOO_FINE';
}

function single(text: string, columnUnit: Unit | null): Part | null {
  const match = PART.exec(text);
  if (!match || !/\d/.test(match[1]!)) return null;
  const unit = match[3] ? unitNamed(match[3]) : columnUnit;
  if (!unit) return { fault: 'UNIT_UNKNOWN' };
  const fen = fenOf(match[1]!, unit);
  return typeof fen === 'string' ? { fault: fen } : { fen, more: Boolean(match[2] ?? match[4]) };
}

/** 一亿五千万元, 二十亿元: only where the words themselves name the unit. */
function inWords(text: string): Part | null {
  const [, yi, wan] = /^(?:([一二三四五六七八九十百千零两]{1,7})亿零?)?(?:([一二三四五六七八九十百千零两]{1,7})万)?[元圆]?$/.exec(text) ?? [];
  const [high, low] = [yi === undefined ? 0 : countOf(yi), wan === undefined ? 0 : countOf(wan)];
  return (yi ?? wan) === undefined || high === null || low === null ? null : { fen: BigInt(high) * 10_000_000_000n + BigInt(low) * 1_000_000n, more: false };
}

/** 1亿5000万元 */
function compound(text: string): Part | null {
  const match = COMPOUND.exec(text);
  if (!match || !/\d/.test(match[1]!) || !/\d/.test(match[2]!)) return null;
  const high = fenOf(match[1]!, '亿元');
  const low = fenOf(match[2]!, '万元');
  if (typeof high === 'string') return { fault: high };
  return typeof low === 'string' ? { fault: low } : { fen: high + low, more: false };
}
