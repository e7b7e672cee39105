import { useGraphiQL, useGraphiQLActions, type MonacoEditor } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { useSurroundings } from '../surroundings';
import { chosenBy, isUntouched, variablesOf } from './chosen';

/** Monaco names its own font and nothing else; Chinese needs one too where the machine has none. */
const FONT = "'Fira Code', Consolas, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', monospace";

function put(editor: MonacoEditor | undefined, text: string): void {
  editor?.setValue(text);
  editor?.setScrollPosition({ scrollLeft: 0, scrollTop: 0 });
}

/** Puts the operation of the address into the editor, and says when there is one. Sits in the toolbar because GraphiQL's own state is reachable only from inside. */
export function FollowAddress() {
  const { params } = useSurroundings();
  const chosen = chosenBy(params);
  const shown = useRef(chosen.id);
  const { addTab } = useGraphiQLActions();
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const response = useGraphiQL((state) => state.responseEditor);

  useEffect(() => {
    for (const editor of [query, variables, response]) editor?.updateOptions({ fontFamily: FONT, fontSize: 13, wordWrap: 'on' });
  }, [query, variables, response]);

  useEffect(() => {
    if (shown.current === chosen.id || !query || !variables) return;
    shown.current = chosen.id;
    if (!isUntouched(query.getValue())) addTab();
    put(query, chosen.document);
    put(variables, variablesOf(chosen));
    put(response, '');
  }, [chosen, query, variables, response, addTab]);
  return <span hidden data-state={query && variables && response ? 'ready' : 'loading'} />;
}
