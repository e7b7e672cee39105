import { useEffect } from 'react';
import { useHref, useSurroundings } from '../surroundings';
import { Link } from './Link';

/** The title of a page, what it is about, and its print. */
export function PageHead({ title, intro }: { title: string; intro: string }) {
  const { t } = useSurroundings();
  const href = useHref();
  useEffect(() => { document.title = `${title} · ${t.app.name}`; }, [title, t]);
  return (
    <div className="title">
      <div><h1>{title}</h1><p className="quiet">{intro}</p></div>
      <div className="ways no-print">
        <Link href={href.here({ display: 'wall' })}>{t.page.wall}</Link>
        <button type="button" onClick={() => window.print()}>{t.app.print}</button>
      </div>
    </div>
  );
}
