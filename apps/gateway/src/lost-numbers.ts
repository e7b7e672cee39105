import { badInput } from '@cornerstone/kernel/rejection';

/** JSON's 1e400 is Infinity here and would reach a service as null; -0 would reach it as 0. */
const isLost = (value: unknown): boolean => typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));

/** Refuses variables with a number that would be another one, or none, by the time a service reads it. */
export function refuseLostNumbers(variables: Readonly<Record<string, unknown>>): void {
  const open: unknown[] = [variables];
  while (open.length > 0) {
    const value = open.pop();
    if (isLost(value)) throw badInput('gateway.number-not-kept', { en: 'A variable holds a number such as 1e400 or -0, which JSON does not carry: write a Decimal as a string.', zh: '变量含有 JSON 无法传递的数字（如 1e400、-0），请以字符串书写小数。' });
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value));
  }
}
