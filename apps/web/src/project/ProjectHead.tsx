import { nameOrTitle } from './people';
import { date, exact } from '../format';
import { fill, label } from '../messages';
import { Money } from '../shell/Figure';
import { State } from '../shell/Mark';
import { Missing, present } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function ProjectHead({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const facts = [
    [t.project.code, <span className="code" key="code">{project.code}</span>],
    [t.project.region, present(project.regions).map(({ name, code }) => name || code).join(t.page.separator)],
    [t.project.level, label(t.level, project.level)],
    [t.project.sector, project.sector],
    [t.project.kind, label(t.kind, project.kind)],
    [t.project.built, [project.buildStart, project.buildEnd].some(Boolean) && `${project.buildStart ?? '?'} – ${project.buildEnd ?? '?'}`],
    [t.project.physical, project.physicalProgress && `${exact(project.physicalProgress, lang)}%`],
    [t.project.total, <Money key="total" of={project.totalInvestment} unit="YI" />],
  ] as const;
  return (
    <div className="project-head">
      <p className="quiet">{t.project.title}</p>
      <h1>{project.name} <State of="stage" code={project.stage} /></h1>
      <dl className="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value || t.app.absent}</dd></div>)}</dl>
      <dl className="facts">
        <div>
          <dt>{t.project.leaders}</dt>
          <dd>{project.leaders?.length ? present(project.leaders).map(({ person, level, since, department }, index) => (
            <span className="leader" key={index}>{nameOrTitle(person, lang) ?? t.app.absent} <small>{[label(t.level, level), department?.name, since && fill(t.project.since, { date: date(since, lang) ?? since })].filter(Boolean).join(' · ')}</small></span>
          )) : <Missing field="leaders" faults={faults} />}</dd>
        </div>
        {project.owner && <div><dt>{t.project.owner}</dt><dd>{project.owner}</dd></div>}
        {project.scale && <div><dt>{t.project.scale}</dt><dd>{project.scale}</dd></div>}
        {project.buildContent && <div className="wide"><dt>{t.project.content}</dt><dd>{project.buildContent}</dd></div>}
      </dl>
    </div>
  );
}
