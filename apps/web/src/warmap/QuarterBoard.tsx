import { count } from '../format';
import { fill } from '../messages';
import { Link } from '../shell/Link';
import { present } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Projects } from './operations';
import { placeOf, PLACES, type Place } from './quarters';

interface Props { title: string; projects: Projects; date: 'buildStart' | 'buildEnd'; year: number }

/** A wall of a year: the projects under the quarter in which they are to start or to be done. */
export function QuarterBoard({ title, projects, date, year }: Props) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const shown = present(projects?.nodes);
  const under = Map.groupBy(shown, (project): Place => placeOf(project[date], year));
  return (
    <section className="card" id={date}>
      <h2>{title}</h2>
      {shown.length === 0 ? <p className="quiet">{t.slice.empty}</p> : (
        <>
          <ul className="quarters">
            {PLACES.map((place) => (
              <li key={place}>
                <h3>{t.warmap.place[place]} <small className="number">{count(under.get(place)?.length ?? 0, lang)}</small></h3>
                <ul>{(under.get(place) ?? []).map(({ code, name }) => <li key={code}><Link href={href.to(`/projects/${encodeURIComponent(code)}`)}>{name}</Link></li>)}</ul>
              </li>
            ))}
          </ul>
          <p className="quiet">{fill(t.page.shown, { n: count(shown.length, lang), total: count(projects?.totalCount ?? shown.length, lang) })}</p>
        </>
      )}
    </section>
  );
}
