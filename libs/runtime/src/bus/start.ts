import { isDay } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Where a reading of the streams begins: `beginning`, a day of Asia/Shanghai, or an instant (RFC 3339). */
export function startOf(text: string): 'beginning' | Date {
  if (text === 'beginning') return text;
  const instant = isDay(text) ? `${text}T00:00:00+08:00` : text;
  const milliseconds = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw badInput('events.from', { en: `"${text.slice(0, 40)}" is no start: write beginning, YYYY-MM-DD or RFC 3339.`, zh: 'from 应为 beginning、YYYY-MM-DD 或 RFC 3339 时间。' });
  return new Date(milliseconds);
}
