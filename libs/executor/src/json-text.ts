import type { Json } from './value';

/** What stands in JSON otherwise than it is: quotes, backslashes, control characters, halves of surrogate pairs. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;
/** Beyond this JSON.stringify looks faster than we do. */
const SHORT = 500;

/** Whether a string stands in JSON as it is, between quotes. */
export const isPlain = (value: string): boolean => value.length < SHORT && !ESCAPED.test(value);

/** A value of an answer as JSON.stringify has it. */
export function jsonOf(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
  return JSON.stringify(value);
}
