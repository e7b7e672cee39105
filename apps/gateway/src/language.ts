import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@cornerstone/runtime/graph/refusals';

/** The language of the request being answered. Apollo's formatError is not told who asked, so it travels beside the call. */
const spoken = new AsyncLocalStorage<Language>();

export const speaking = <T>(language: Language, answer: () => T): T => spoken.run(language, answer);
export const spokenLanguage = (): Language => spoken.getStore() ?? 'zh';
