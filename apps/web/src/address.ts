import { useMemo, useSyncExternalStore } from 'react';

/** The address holds all of a page's state, so that every view can be sent to a colleague. */
export interface Address { path: string; params: URLSearchParams }
/** What to change: text sets, a list sets several, undefined or '' removes. */
export type Changes = Record<string, string | readonly string[] | undefined>;

/** Who reads, in which language, year and unit goes along from page to page; a page's own filters stay behind. */
const CARRIED = ['as', 'lang', 'year', 'asOf', 'unit'];

export function search(params: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const item of [value ?? []].flat()) if (item) next.append(name, item);
  }
  const text = next.toString();
  return text && `?${text}`;
}

export function carried(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => CARRIED.includes(name)));
}

export function go(href: string, { replace = false } = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', href);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}

export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => window.location.href);
  return useMemo(() => {
    const { pathname, searchParams } = new URL(href);
    return { path: pathname, params: searchParams };
  }, [href]);
}
