import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { useSurroundings } from '../surroundings';
import { curl } from './curl';

/** Copies what is in the editor now as a command that can be run at once. */
export function CurlButton() {
  const { t, lang, session } = useSurroundings();
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const [copied, setCopied] = useState(false);

  async function copy() {
    const header = session.people && !session.account ? await session.authorize() : undefined;
    await navigator.clipboard.writeText(curl({
      origin: window.location.origin, query: query?.getValue() ?? '', variables: variables?.getValue() ?? '', token: header?.replace(/^Bearer /, ''), lang,
    }));
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  return <ToolbarButton className="curl-button" label={copied ? t.explorer.copied : t.explorer.curl} onClick={() => void copy()}>{copied ? '✓' : 'curl'}</ToolbarButton>;
}
