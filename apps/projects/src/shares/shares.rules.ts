import { investmentDivided } from '@cornerstone/events/projects-programmes';
import type { Day } from '@cornerstone/kernel/day';
import { inUnit, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { Rejection } from '@cornerstone/kernel/rejection';

export interface Divisible { totalInvestment: Fen | null; regionCodes: readonly string[] }
export interface Share { region: string; investment: Fen }

/** P3: a project of several regions is divided only by its owner's own figures, one for each region it lies in, adding up to its total to the cent (引黄入冀: 22.69 + 19.72 = 42.41). */
export function splitInvestment(project: Divisible, splitId: string, shares: readonly Share[], knownOn: Day) {
  const { totalInvestment: total, regionCodes } = project;
  if (regionCodes.length < 2) throw new Rejection('P3.nothing-to-split', { en: 'The project lies in one region: nothing is to be split.', zh: '项目仅属一个区划，无须分配。' }, { regions: regionCodes });
  const told = shares.map(({ region }) => region);
  if (told.length !== new Set(told).size || told.length !== regionCodes.length || told.some((code) => !regionCodes.includes(code))) {
    throw new Rejection('P3.shares-of-its-regions', { en: 'A split names each region of the project once and no other.', zh: '应逐一列明项目所涉区划，不得遗漏、重复或超出。' }, { told, regions: regionCodes });
  }
  const negative = shares.find(({ investment }) => investment < 0n);
  if (negative) throw new Rejection('P3.share-negative', { en: 'A share is not negative.', zh: '所占投资不能为负。' }, { region: negative.region });
  const sum = sumFen(shares.map(({ investment }) => investment));
  if (total === null || sum !== total) {
    throw new Rejection('P3.shares-add-up', { en: `The shares make ${inUnit(sum, 'YUAN')} yuan, the total is ${total === null ? 'unknown' : `${inUnit(total, 'YUAN')} yuan`}.`, zh: `各区划合计 ${inUnit(sum, 'YUAN')} 元，总投资${total === null ? '未知' : ` ${inUnit(total, 'YUAN')} 元`}。` }, { sum: toYuan(sum), total: total === null ? null : toYuan(total) });
  }
  return investmentDivided.of(knownOn, { splitId, shares: shares.map(({ region, investment }) => ({ region, investment: toYuan(investment) })) });
}
