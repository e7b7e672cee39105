import { useEffect, useState } from 'react';
import type { Language } from './format';
import type { Operation } from './graphql';
import { ask, type Answer } from './request';
import type { Session } from './session';

export interface Asked<Result> {
  /** The last answer; stays on screen while the next one is under way, but never across a change of person. */
  answer?: Answer<Result>;
  waiting: boolean;
  failure?: Error;
  retry(): void;
}
interface State<Result> { login: string; key: string; answer?: Answer<Result>; failure?: Error }

export function useOperation<Result, Variables>(
  operation: Operation<Result, Variables>, variables: Variables, session: Session, lang: Language,
): Asked<Result> {
  const [state, setState] = useState<State<Result>>({ login: session.login, key: '' });
  const [round, setRound] = useState(0);
  const inputs = JSON.stringify(variables);
  const key = `${session.login} ${lang} ${round} ${inputs}`;
  const { ready, authorize, login } = session;

  useEffect(() => {
    if (!ready) return undefined;
    const stop = new AbortController();
    ask(operation, JSON.parse(inputs) as Variables, { authorize, lang, signal: stop.signal }).then(
      (answer) => setState({ login, key, answer }),
      (failure: Error) => { if (!stop.signal.aborted) setState({ login, key, failure }); },
    );
    return () => stop.abort();
  }, [operation, inputs, ready, authorize, lang, login, key]);

  const ours = state.login === login ? state : undefined;
  return {
    answer: ours?.answer, waiting: ready && state.key !== key, failure: ours?.failure ?? session.failure,
    retry: () => setRound((before) => before + 1),
  };
}
