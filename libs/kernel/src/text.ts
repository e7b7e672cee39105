import { badInput, Rejection, type RejectionCode } from './rejection';

/** NUL and other controls, direction marks and overrides, characters without width: they hide what a name says. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** A lone half of a surrogate pair is no character at all. */
export const hasForbiddenCharacter = (text: string): boolean => FORBIDDEN.test(text) || !text.isWellFormed();

/** A line of text from a person, trimmed; refuses what is empty, too long or hides something. */
export function plainText(text: string, field: string, longest = 300): string {
  const trimmed = text.trim();
  if (trimmed === '') throw badInput('text.empty', { en: `${field} is empty.`, zh: `${field} 为空。` }, { field });
  if (trimmed.length > longest) throw badInput('text.too-long', { en: `${field} is longer than ${longest} characters.`, zh: `${field} 超过 ${longest} 个字符。` }, { field, longest });
  if (hasForbiddenCharacter(trimmed)) throw badInput('text.forbidden-character', { en: `${field} holds a control or direction character.`, zh: `${field} 含有控制字符或方向字符。` }, { field });
  return trimmed;
}

/** Why something was done, from a person: refused with the mechanism's own rule where nothing is said, else with the limits of any text. */
export function reasonOf(text: string | null | undefined, rule: string, { longest = 300, code = 'RULE_BROKEN' }: { longest?: number; code?: RejectionCode } = {}): string {
  if (!text?.trim()) throw new Rejection(rule, { en: 'A reason is needed.', zh: '须说明理由。' }, { field: 'reason' }, code);
  return plainText(text, 'reason', longest);
}
