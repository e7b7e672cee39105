import { useEffect, useRef } from 'react';
import icon from '../icon.svg';
import { useHref, useSurroundings } from '../surroundings';
import { Link } from './Link';
import { Person } from './Person';

/** Pages of the console, in the order of the head. */
const PAGES = ['warmap', 'rounds', 'reserve', 'leaders', 'leads', 'goals'] as const;
export type Page = 'overview' | (typeof PAGES)[number];

/** The same head on every page. Console and explorer are two documents, so that the console never loads the editor: between them plain links. */
export function Header({ here }: { here: Page | 'explorer' }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const nav = useRef<HTMLElement>(null);
  // On a telephone the pages do not all have room: the one that is open is brought into sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2;
  }, [here]);
  const Home = here === 'explorer' ? 'a' : Link;
  return (
    <header className="head">
      <Home className="brand" href={href.to('/')}><img src={icon} alt="" width="24" height="24" />{t.app.name}</Home>
      <nav ref={nav} aria-label={t.nav.label}>
        <Home href={href.to('/')} aria-current={here === 'overview' ? 'page' : undefined}>{t.app.overview}</Home>
        {PAGES.map((page) => <Home key={page} href={href.to(`/${page}`)} aria-current={here === page ? 'page' : undefined}>{t.nav[page]}</Home>)}
        <a href={href.to('/explorer')} aria-current={here === 'explorer' ? 'page' : undefined}>{t.app.explorer}</a>
      </nav>
      <Person />
      <Link className="language" href={href.here({ lang: lang === 'zh' ? 'en' : undefined })} lang={lang === 'zh' ? 'en' : 'zh-CN'}>{t.app.otherLanguage}</Link>
    </header>
  );
}
