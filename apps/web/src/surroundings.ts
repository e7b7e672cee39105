import { createContext, useContext } from 'react';
import { carried, search, type Changes } from './address';
import type { Language } from './format';
import type { Messages } from './messages';
import type { Session } from './session';

/** What every part of a page may need to know: the reader, the language, the address. */
export interface Surroundings { lang: Language; t: Messages; params: URLSearchParams; session: Session }

const Context = createContext<Surroundings | undefined>(undefined);
export const SurroundingsProvider = Context.Provider;

export function useSurroundings(): Surroundings {
  const value = useContext(Context);
  if (!value) throw new Error('No SurroundingsProvider above');
  return value;
}

/** Addresses of this page with something changed, and of the others with what goes along. */
export function useHref() {
  const { params } = useSurroundings();
  return {
    here: (changes: Changes) => window.location.pathname + search(params, changes),
    to: (path: string) => path + search(carried(params), {}),
  };
}
