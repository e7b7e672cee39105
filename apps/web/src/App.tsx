import { useEffect, useMemo, type ReactNode } from 'react';
import { useAddress } from './address';
import { htmlLanguage, languageFrom, messagesIn } from './messages';
import { GoalsPage } from './goals/GoalsPage';
import { LeadersPage } from './leaders/LeadersPage';
import { LeadsPage } from './leads/LeadsPage';
import { OverviewPage } from './overview/OverviewPage';
import { ProjectPage } from './project/ProjectPage';
import { ReservePage } from './reserve/ReservePage';
import { RoundsPage } from './rounds/RoundsPage';
import { DEFAULT_LOGIN, useSession } from './session';
import { Header, type Page } from './shell/Header';
import { NotSignedIn } from './shell/NotSignedIn';
import { useWall } from './shell/wall';
import { SurroundingsProvider } from './surroundings';
import { WarMapPage } from './warmap/WarMapPage';

const PAGES: Readonly<Record<string, { name: Page; page(): ReactNode }>> = {
  '/rounds': { name: 'rounds', page: () => <RoundsPage /> }, '/reserve': { name: 'reserve', page: () => <ReservePage /> }, '/leaders': { name: 'leaders', page: () => <LeadersPage /> }, '/leads': { name: 'leads', page: () => <LeadsPage /> }, '/goals': { name: 'goals', page: () => <GoalsPage /> },
  '/warmap': { name: 'warmap', page: () => <WarMapPage /> },
};
const PROJECT = /^\/projects\/([^/]+)\/?$/;

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}

export function App() {
  const { path, params } = useAddress();
  const lang = languageFrom(params);
  const t = messagesIn(lang);
  const session = useSession(params.get('as') || DEFAULT_LOGIN);
  const code = PROJECT.exec(path)?.[1];
  const own = PAGES[path.replace(/\/$/, '')];
  const around = useMemo(() => ({ lang, t, params, session }), [lang, t, params, session]);

  useEffect(() => {
    document.documentElement.lang = htmlLanguage(lang);
    if (!code && !own) document.title = `${t.app.overview} · ${t.app.name}`;
  }, [lang, t, code, own]);
  useWall(params.get('display') === 'wall');
  // In braces: newer browsers answer scrollTo with a promise, which React would take for a clean-up.
  useEffect(() => { window.scrollTo(0, 0); }, [path]);

  return (
    <SurroundingsProvider value={around}>
      <a className="skip" href="#content">{t.app.skip}</a>
      <Header here={own?.name ?? 'overview'} />
      <main id="content">
        <NotSignedIn />
        {code ? <ProjectPage code={decoded(code)} /> : own ? own.page() : <OverviewPage />}
      </main>
      <footer className="page-foot">{t.app.source}</footer>
    </SurroundingsProvider>
  );
}
