import { mutations } from './mutations';
import type { NamedOperation } from './named';
import { queries } from './queries';

const all = [...queries, ...mutations];
const first = queries[0] as NamedOperation;

/** The operation the address names; the first one where it names none. */
export const chosenBy = (params: URLSearchParams): NamedOperation => all.find(({ id }) => id === params.get('query')) ?? first;

export const variablesOf = ({ variables }: NamedOperation): string => (variables ? JSON.stringify(variables, null, 2) : '');

/** Text nobody has worked on may be replaced; anything else gets to stay, in its own tab. */
export const isUntouched = (text: string): boolean => text.trim() === '' || all.some(({ document }) => document.trim() === text.trim());
