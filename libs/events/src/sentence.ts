import { fromYuan, inUnit } from '@cornerstone/kernel/money';
import { z } from 'zod';
import { catalogue } from './catalogue';
import { yuan, type EventDefinition, type Received } from './define';

type Language = 'zh' | 'en';

/** The parts of an event that a reader wants in its sentence, in this order. */
const PARTS: Record<string, { zh: string; en: string }> = {
  name: { zh: '', en: '' }, investment: { zh: '完成投资', en: 'investment' }, cumulative: { zh: '年内累计', en: 'in the year so far' }, physicalProgress: { zh: '形象进度%', en: 'physical progress %' },
  totalInvestment: { zh: '总投资', en: 'total' }, annualPlan: { zh: '年度计划', en: 'plan of the year' }, programme: { zh: '', en: '' }, amount: { zh: '', en: '' }, quota: { zh: '额度', en: 'quota' }, batchCode: { zh: '批次', en: 'batch' },
  procedure: { zh: '事项', en: 'procedure' }, status: { zh: '', en: '' }, authority: { zh: '承诺单位', en: 'by' }, severity: { zh: '级别', en: 'severity' }, code: { zh: '', en: '' },
  startedOn: { zh: '开工日期', en: 'started on' }, due: { zh: '期限', en: 'due' }, deadline: { zh: '期限', en: 'deadline' }, on: { zh: '', en: 'on' }, day: { zh: '', en: '' }, reason: { zh: '理由', en: 'because' },
};

/** An event as one sentence: "进度报送 2024年3月：完成投资 3,200.5 万元，年内累计 6,400 万元". */
export function sentence(event: Received, language: Language): string {
  const definition = catalogue.get(event.type);
  const title = definition?.title[language] ?? event.type;
  const data = event.data as Record<string, unknown>;
  const parts = Object.entries(PARTS).flatMap(([field, label]) => {
    const value = data[field];
    if (value === null || value === undefined || value === '' || typeof value === 'object') return [];
    return [[label[language], isMoney(definition, field) ? money(String(value), language) : String(value), field === 'amount' ? unitIn(data) : ''].filter((word) => word !== '').join(' ')];
  });
  const period = periodIn(data, language);
  return `${title}${period && ` ${period}`}${parts.length > 0 ? `${language === 'zh' ? '：' : ': '}${parts.join(language === 'zh' ? '，' : ', ')}` : ''}`;
}

function periodIn({ year, month, week }: Record<string, unknown>, language: Language): string {
  if (typeof year !== 'number') return '';
  if (typeof month === 'number') return language === 'zh' ? `${year}年${month}月` : `${year}-${String(month).padStart(2, '0')}`;
  if (typeof week === 'number') return language === 'zh' ? `${year}年第${week}周` : `${year} week ${week}`;
  return language === 'zh' ? `${year}年` : String(year);
}

/** The unit of an amount that is no money, such as 亩. */
const unitIn = ({ unit }: Record<string, unknown>): string => (typeof unit === 'string' ? unit : '');

/** A field is money when its schema says so: a percentage or an area may have two places as well. */
function isMoney(definition: EventDefinition | undefined, field: string): boolean {
  if (!(definition?.data instanceof z.ZodObject)) return false;
  let schema: unknown = (definition.data as z.ZodObject).shape[field];
  while (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) schema = schema.unwrap();
  return schema === yuan;
}

/** Yuan reads as 亿元 from 100 million, else as 万元. */
function money(value: string, language: Language): string {
  const amount = fromYuan(value);
  const unit = amount >= 10_000_000_000n || amount <= -10_000_000_000n ? 'YI' : 'WAN';
  const name = unit === 'YI' ? { zh: ' 亿元', en: ' × 100m yuan' } : { zh: ' 万元', en: ' × 10k yuan' };
  return grouped(inUnit(amount, unit)) + name[language];
}

const grouped = (number: string): string => {
  const [whole = '', fraction] = number.split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '');
};
