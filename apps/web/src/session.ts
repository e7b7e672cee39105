import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Authorize } from './request';

export interface DemoPerson { login: string; name: string; title: string }
export const DEFAULT_LOGIN = 'drc';
const PASTED = 'cornerstone.token';

/** The people one may sign in as in the demonstration; null outside it, where the address answers 404. */
async function demoPeople(): Promise<DemoPerson[] | null> {
  const response = await fetch('/demo/people');
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await response.json() as DemoPerson[];
}

async function demoToken(login: string): Promise<string> {
  const response = await fetch(`/demo/token?as=${encodeURIComponent(login)}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json() as { token: string }).token;
}

const tokens = new Map<string, Promise<string>>();
function tokenOf(login: string, renew: boolean): Promise<string> {
  const known = renew ? undefined : tokens.get(login);
  const token = known ?? demoToken(login);
  tokens.set(login, token);
  token.catch(() => tokens.delete(login));
  return token;
}

export interface Session {
  login: string;
  /** undefined: not known yet; null: no demonstration here, a token has to be given */
  people: DemoPerson[] | null | undefined;
  failure?: Error;
  ready: boolean;
  authorize: Authorize;
  pasteToken(token: string): void;
}

export function useSession(login: string): Session {
  const [people, setPeople] = useState<DemoPerson[] | null>();
  const [failure, setFailure] = useState<Error>();
  const [pasted, setPasted] = useState(() => sessionStorage.getItem(PASTED) ?? '');
  useEffect(() => { demoPeople().then(setPeople, setFailure); }, []);

  const authorize = useCallback<Authorize>(async (renew = false) => {
    const token = people === null ? pasted : await tokenOf(login, renew);
    return token ? `Bearer ${token}` : undefined;
  }, [people, pasted, login]);
  const pasteToken = useCallback((token: string) => {
    sessionStorage.setItem(PASTED, token);
    setPasted(token);
  }, []);
  const ready = people === null ? pasted !== '' : people !== undefined;
  return useMemo(() => ({ login, people, failure, ready, authorize, pasteToken }), [login, people, failure, ready, authorize, pasteToken]);
}
