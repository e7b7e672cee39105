import type { Language } from './format';
import { en } from './messages.en';
import { zh } from './messages.zh';

type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
export type Messages = Texts<typeof zh>;

export const languageFrom = (params: URLSearchParams): Language => (params.get('lang') === 'en' ? 'en' : 'zh');
export const messagesIn = (lang: Language): Messages => (lang === 'en' ? en : zh);
export const htmlLanguage = (lang: Language): string => (lang === 'en' ? 'en' : 'zh-CN');

/** "{n} of {total}" with its places filled. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** A code's name in the reader's language; a code this page does not know yet is shown as it is. */
export const label = (names: Record<string, string>, code: string | null | undefined): string =>
  (code ? names[code] ?? code : '');
