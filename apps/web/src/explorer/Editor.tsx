import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN, type GraphiQLProps } from 'graphiql';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { acceptLanguage, GRAPH } from '../request';
import { useSurroundings } from '../surroundings';
import { variablesOf } from './chosen';
import { CurlButton } from './CurlButton';
import { FollowAddress } from './FollowAddress';
import type { NamedOperation } from './named';

const plugins = [explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const Toolbar = ({ prettify, merge, copy }: { prettify: ReactNode; merge: ReactNode; copy: ReactNode }) => (
  <>{prettify}{merge}{copy}<CurlButton /><FollowAddress /></>
);

/** GraphiQL against our own graph. Whoever is signed in above asks; a header written in the headers tab goes before that. */
export function Editor({ chosen }: { chosen: NamedOperation }) {
  const { lang, session: { authorize } } = useSurroundings();
  const latest = useRef({ lang, authorize });
  latest.current = { lang, authorize };
  const fetcher = useMemo<GraphiQLProps['fetcher']>(() => async (body, options) => {
    const now = latest.current;
    const send = async (renew: boolean) => {
      const authorization = await now.authorize(renew);
      return fetch(GRAPH, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'accept-language': acceptLanguage(now.lang), ...(authorization && { authorization }), ...options?.headers },
      });
    };
    const first = await send(false);
    return (first.status === 401 ? await send(true) : first).json();
  }, []);
  // Only what is on screen first; from then on FollowAddress brings in what is picked.
  const [initial] = useState(chosen);
  return (
    <GraphiQL fetcher={fetcher} plugins={plugins} initialQuery={initial.document} initialVariables={variablesOf(initial)}
      defaultEditorToolsVisibility="variables" defaultTheme={null}>
      <GraphiQL.Logo><span className="explorer-logo">{GRAPH}</span></GraphiQL.Logo>
      <GraphiQL.Toolbar>{Toolbar}</GraphiQL.Toolbar>
    </GraphiQL>
  );
}
