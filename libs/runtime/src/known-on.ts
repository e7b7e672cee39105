import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';

/** The day a fact is known since: what the person says, today by default, never later than today. */
export function knownSince({ today }: { today: Day }, { knownOn }: { knownOn?: Day | null }): Day {
  if (!knownOn) return today;
  if (knownOn > today) throw badInput('day.in-the-future', { en: `${knownOn} is after today, ${today}.`, zh: `${knownOn} 晚于当前日期 ${today}。` }, { told: knownOn, today });
  return knownOn;
}

/** Whether a fact was known on a day that is asked about; null asks for all that is known now. */
export const isKnown = (asOf: Day | null, { knownOn }: { knownOn: Day }): boolean => asOf === null || knownOn <= asOf;
