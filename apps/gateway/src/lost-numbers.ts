import { badInput } from '@cornerstone/kernel/rejection';

/** Refuses variables with a number that would be another one, or none, by the time a service reads it: JSON's 1e400 is Infinity here and would reach it as null, -0 as 0. */
export function refuseLostNumbers(variables: Readonly<Record<string, unknown>>): void {
  if (losesNumbers(variables)) throw badInput('gateway.number-not-kept', { en: 'A variable holds a number such as 1e400 or -0, which JSON does not carry: write a Decimal as a string.', zh: '变量含有 JSON 无法传递的数字（如 1e400、-0），请以字符串书写小数。' });
}

/** Whether JSON, written, would not say what this is. Variables are nested no deeper than a request may be. */
export function losesNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;
  for (const each of Object.values(value)) if (losesNumbers(each)) return true;
  return false;
}
