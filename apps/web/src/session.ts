import { useCallback, useEffect, useMemo, useState } from 'react';
import { demoPeople, tokenOf, type DemoPerson } from './demonstration';
import type { Authorize } from './request';
import { openSignIn, type Account, type SignIn } from './sign-in';

export const DEFAULT_LOGIN = 'drc';
const PASTED = 'cornerstone.token';

/** Who asks. One who signed in comes first; else the person picked in the demonstration; else whoever pasted a token. */
export interface Session {
  login: string;
  /** Who signed in at the issuer; null: nobody. */
  account: Account | null;
  /** undefined: not known yet; null: no demonstration here, one signs in or gives a token */
  people: DemoPerson[] | null | undefined;
  failure?: Error;
  ready: boolean;
  authorize: Authorize;
  pasteToken(token: string): void;
  /** undefined where no issuer is named, or not known yet. */
  signIn?: (() => void) | undefined;
  signOut(): void;
}

interface Place { people: DemoPerson[] | null; issuer: SignIn | null; account: Account | null }

async function lookAround(): Promise<Place> {
  const [people, issuer] = await Promise.all([demoPeople(), openSignIn()]);
  return { people, issuer, account: await issuer?.account() ?? null };
}

export function useSession(picked: string): Session {
  const [place, setPlace] = useState<Place>();
  const [failure, setFailure] = useState<Error>();
  const [pasted, setPasted] = useState(() => sessionStorage.getItem(PASTED) ?? '');
  useEffect(() => { lookAround().then(setPlace, setFailure); }, []);
  const { people, issuer, account = null } = place ?? {};
  const login = account?.login ?? picked;

  const authorize = useCallback<Authorize>(async (renew = false) => {
    const token = issuer && account ? await issuer.token(renew) : people === null ? pasted : await tokenOf(login, renew);
    return token ? `Bearer ${token}` : undefined;
  }, [issuer, account, people, pasted, login]);
  const pasteToken = useCallback((token: string) => {
    sessionStorage.setItem(PASTED, token);
    setPasted(token);
  }, []);
  const signIn = useMemo(() => issuer ? () => { issuer.begin(people ? login : undefined).catch(setFailure); } : undefined, [issuer, people, login]);
  const signOut = useCallback(() => { issuer?.end().catch(setFailure); }, [issuer]);
  const ready = account !== null || (people === null ? pasted !== '' : people !== undefined);
  return useMemo(() => ({ login, account, people, failure, ready, authorize, pasteToken, signIn, signOut }), [login, account, people, failure, ready, authorize, pasteToken, signIn, signOut]);
}
