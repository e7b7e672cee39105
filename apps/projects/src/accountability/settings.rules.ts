import { proofSettingChanged } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import { badInput } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

/** What no text gives: the default, between which values it may be set, whether it counts reports. */
interface Range { byDefault: string; least: string; most: string; whole: boolean }

/** P9: thresholds of verification and of odd series. Only the ten points are given (domain, P9). */
export const proofSettings = {
  GAP_POINTS: { byDefault: '10', least: '0', most: '100', whole: false },
  SAME_AMOUNTS: { byDefault: '4', least: '3', most: '60', whole: true },
  EVEN_AMOUNTS: { byDefault: '5', least: '4', most: '60', whole: true },
  EVEN_PROGRESS: { byDefault: '6', least: '4', most: '60', whole: true },
  ROUND_AMOUNTS: { byDefault: '6', least: '4', most: '60', whole: true },
  ROUND_DIGITS: { byDefault: '1', least: '1', most: '4', whole: true },
  BENFORD_REPORTS: { byDefault: '60', least: '50', most: '1000', whole: true },
  BENFORD_CHI_SQUARE: { byDefault: '26.125', least: '15.507', most: '100', whole: false },
  BENFORD_SPREAD: { byDefault: '1000', least: '10', most: '1000000', whole: true },
  IDLE_REPORTS: { byDefault: '4', least: '2', most: '60', whole: true },
  FREE_POINTS: { byDefault: '5', least: '0.1', most: '100', whole: false },
} as const satisfies Record<string, Range>;
export type ProofSettingName = keyof typeof proofSettings;
export const proofSettingNames = Object.keys(proofSettings) as ProofSettingName[];
/** A value of each, as it holds on a day. */
export type Thresholds = Record<ProofSettingName, string>;

/** What has been set by a day over what the program has. */
export const thresholdsOf = (set: readonly { name: ProofSettingName; value: string }[]): Thresholds => {
  const told = new Map(set.map(({ name, value }) => [name, value]));
  return Object.fromEntries(proofSettingNames.map((name) => [name, quantityText(quantityFrom(told.get(name) ?? proofSettings[name].byDefault))])) as Thresholds;
};

export function setProofSetting({ name, value, reason }: { name: ProofSettingName; value: string; reason: string }, knownOn: Day) {
  const { least, most, whole }: Range = proofSettings[name];
  const amount = quantityFrom(value);
  if (amount < quantityFrom(least) || amount > quantityFrom(most) || (whole && quantityText(amount).includes('.'))) {
    throw badInput('P9.setting-out-of-range', { en: `${name} is ${whole ? 'a whole number ' : ''}from ${least} to ${most}.`, zh: `${name} 应为 ${least} 至 ${most}${whole ? ' 的整数' : ''}。` }, { name, least, most });
  }
  return proofSettingChanged.of(knownOn, { name, value: quantityText(amount), reason: reasonOf(reason, 'P9.setting-without-reason') });
}
