import { useState } from 'react';
import { Link } from '../shell/Link';
import { useHref, useSurroundings } from '../surroundings';
import { mutations } from './mutations';
import type { NamedOperation } from './named';
import { queries } from './queries';

/** The named operations; each is a link, so it can be sent to somebody. */
export function QueryList({ chosen }: { chosen: string }) {
  const { t } = useSurroundings();
  const [sought, setSought] = useState('');
  const matches = ({ id, zh, en }: NamedOperation) => `${id} ${zh} ${en}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <aside className="explorer-side" aria-label={t.explorer.queries}>
      <input type="search" placeholder={t.explorer.search} aria-label={t.explorer.search} value={sought} onChange={(event) => setSought(event.target.value)} />
      <Group title={t.explorer.queries} items={queries.filter(matches)} chosen={chosen} />
      <Group title={t.explorer.mutations} items={mutations.filter(matches)} chosen={chosen} />
    </aside>
  );
}

function Group({ title, items, chosen }: { title: string; items: NamedOperation[]; chosen: string }) {
  const { lang } = useSurroundings();
  const href = useHref();
  if (!items.length) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map(({ id, zh, en }) => (
          <li key={id}>
            <Link href={href.here({ query: id })} aria-current={id === chosen ? 'true' : undefined}>
              {lang === 'zh' ? zh : en}<small lang={lang === 'zh' ? 'en' : 'zh-CN'}>{lang === 'zh' ? en : zh}</small>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
