import { useEffect } from 'react';
import { useSurroundings } from '../surroundings';

/** The title of a page, what it is about, and its print. */
export function PageHead({ title, intro }: { title: string; intro: string }) {
  const { t } = useSurroundings();
  useEffect(() => { document.title = `${title} · ${t.app.name}`; }, [title, t]);
  return (
    <div className="title">
      <div><h1>{title}</h1><p className="quiet">{intro}</p></div>
      <button type="button" className="no-print" onClick={() => window.print()}>{t.app.print}</button>
    </div>
  );
}
