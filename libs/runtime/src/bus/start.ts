import { isDay } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Where a reading of the streams begins: `beginning`, a day (it begins in Asia/Shanghai), or an instant (RFC 3339). */
export function startOf(text: string): 'beginning' | Date {
  if (text === 'beginning') return text;
  if (isDay(text)) return since(new Date(`${text}T00:00:00+08:00`));
  // In an address "+08:00" arrives as " 08:00" where nobody escaped it.
  const instant = text.replace(/ (?=\d{2}:\d{2}$)/, '+');
  if (INSTANT.test(instant) && !Number.isNaN(Date.parse(instant))) return since(new Date(instant));
  throw badInput('events.bad-start', { en: `"${text.slice(0, 40)}" is no start: write beginning, YYYY-MM-DD or a time such as 2024-06-30T08:00:00+08:00.`, zh: `“${text.slice(0, 40)}”不是有效起点：请写 beginning、YYYY-MM-DD 或 2024-06-30T08:00:00+08:00 这样的时间。` });
}

/** Before 1970 nothing was told, and Kafka has other uses for such numbers. */
const since = (instant: Date): 'beginning' | Date => (instant.getTime() <= 0 ? 'beginning' : instant);
