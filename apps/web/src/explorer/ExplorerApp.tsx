import { useEffect, useMemo } from 'react';
import { useAddress } from '../address';
import { fill, htmlLanguage, languageFrom, messagesIn } from '../messages';
import { DEFAULT_LOGIN, useSession } from '../session';
import { Header } from '../shell/Header';
import { NotSignedIn } from '../shell/NotSignedIn';
import { SurroundingsProvider } from '../surroundings';
import { chosenBy } from './chosen';
import { Editor } from './Editor';
import { QueryList } from './QueryList';

/** The explorer: a list of questions on the left, GraphiQL on the right, signed in as the person above. */
export function ExplorerApp() {
  const { params } = useAddress();
  const lang = languageFrom(params);
  const t = messagesIn(lang);
  const session = useSession(params.get('as') || DEFAULT_LOGIN);
  const around = useMemo(() => ({ lang, t, params, session }), [lang, t, params, session]);
  const chosen = chosenBy(params);

  useEffect(() => {
    document.documentElement.lang = htmlLanguage(lang);
    document.title = `${t.explorer.title} · ${t.app.name}`;
  }, [lang, t]);

  return (
    <SurroundingsProvider value={around}>
      <Header here="explorer" />
      <div className="explorer-tip">
        <h1>{t.explorer.title}</h1>
        {session.failure ? fill(t.app.failed, { reason: session.failure.message }) : (session.people || session.account) && `${fill(t.explorer.signedIn, { person: session.login })} · ${t.explorer.help}`}
        <NotSignedIn />
      </div>
      <div className="explorer">
        <QueryList chosen={chosen.id} />
        <main>{session.ready ? <Editor chosen={chosen} /> : session.people !== null && <p className="waiting">{t.explorer.loading}</p>}</main>
      </div>
    </SurroundingsProvider>
  );
}
