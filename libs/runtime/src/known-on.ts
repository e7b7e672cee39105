import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';

/** The day a fact is known since: what the person says, today by default, never later than today. */
export function knownSince(told: Day | null | undefined, today: Day): Day {
  if (!told) return today;
  if (told > today) throw badInput('day.in-the-future', { en: `${told} is after today, ${today}.`, zh: `${told} 晚于当前日期 ${today}。` }, { told, today });
  return told;
}
