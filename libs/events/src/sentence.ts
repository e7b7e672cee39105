import { fromYuan, inUnit } from '@cornerstone/kernel/money';
import { labelOf } from '@cornerstone/kernel/period';

/** What people read of an event, in both languages. */
export interface Sentence { zh: string; en: string }

const grouped = (decimal: string): string => decimal.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
/** Exact, never rounded: "3,200.5 万元", "32,005,000 yuan". */
export const money = (yuan: string): Sentence => ({ zh: `${grouped(inUnit(fromYuan(yuan), 'WAN'))} 万元`, en: `${grouped(inUnit(fromYuan(yuan), 'YUAN'))} yuan` });
export const same = (text: string): Sentence => ({ zh: text, en: text });
export function periodOf({ year, month, week, fromMonth = null }: { year: number; month: number | null; week: number | null; fromMonth?: number | null | undefined }): Sentence {
  const twoDigits = (number: number | null): string => String(number).padStart(2, '0');
  if (fromMonth !== null) return { zh: `${year}年${fromMonth}—${month}月`, en: `${year}-${twoDigits(fromMonth)} to ${year}-${twoDigits(month)}` };
  return { zh: labelOf({ year, month, week }), en: month ? `${year}-${twoDigits(month)}` : `${year}-W${twoDigits(week)}` };
}

export const onDay = ({ on }: { on: string }): Sentence => same(on);
export const moved = ({ amount, batchCode }: { amount: string; batchCode: string }): Sentence => ({ zh: `${money(amount).zh}（${batchCode}）`, en: `${money(amount).en} (${batchCode})` });

/** Words of the field for the codes that events carry. */
export const WORDS: Readonly<Record<string, string>> = {
  GRANTED: '准予', REFUSED: '不予', WAIVED: '免办', LAND: '用地', FARMLAND_BALANCE: '占补平衡', ENERGY: '能耗', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '设备', SUPPLY: '物资',
  EVIDENCE: '佐证材料', LETTER: '承诺函', OTHER: '其他',
};
export const secured = ({ kind, amount, unit }: { kind: string; amount: string; unit: string }): Sentence => ({ zh: `${WORDS[kind]} ${amount} ${unit}`, en: `${kind} ${amount} ${unit}` });
