import type { Choice } from '../filters';
import { count } from '../format';
import { fill, label } from '../messages';
import type { ProjectList } from '../operations';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';

/** The projects behind the figures, a page at a time. */
export function ProjectTable({ projects, choice: { unit, after } }: { projects: ProjectList; choice: Choice }) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const nodes = present(projects.nodes);
  const { hasNextPage, endCursor } = projects.pageInfo;
  return (
    <section className="card" id="projects">
      <h2>{t.list.title}</h2>
      {nodes.length === 0 ? <p className="quiet">{t.list.empty}</p> : (
        <div className="scroll" tabIndex={0} role="group" aria-label={t.list.title}>
          <table>
            <thead><tr>
              <th scope="col">{t.list.name}</th><th scope="col">{t.list.code}</th><th scope="col">{t.filter.region}</th><th scope="col">{t.filter.level}</th>
              <th scope="col">{t.filter.sector}</th><th scope="col">{t.filter.stage}</th><th scope="col" className="right">{t.figure.totalInvestment} <small>{t.unit[unit]}</small></th>
            </tr></thead>
            <tbody>
              {nodes.map((project) => (
                <tr key={project.code}>
                  <th scope="row" className="wide"><Link href={href.to(`/projects/${encodeURIComponent(project.code)}`)}>{project.name}</Link></th>
                  <td className="code">{project.code}</td>
                  <td className="places">{project.region?.name || project.region?.code || t.app.absent}</td>
                  <td>{label(t.level, project.level) || t.app.absent}</td>
                  <td>{project.sector || t.app.absent}</td>
                  <td><State of="stage" code={project.stage} /></td>
                  <td className="right"><Money of={project.totalInvestment} unit={unit} bare /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="pages">
        <span className="quiet">{fill(t.list.shown, { n: nodes.length, total: count(projects.totalCount, lang) })}</span>
        {after && <Link href={href.here({ after: undefined })}>{t.list.first}</Link>}
        {hasNextPage && endCursor && <Link href={`${href.here({ after: endCursor })}#projects`}>{t.list.more} →</Link>}
      </p>
    </section>
  );
}
