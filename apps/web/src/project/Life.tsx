import { date } from '../format';
import { fill, label } from '../messages';
import { Mark, State } from '../shell/Mark';
import { present, Section } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { nameOrTitle } from './people';
import type { Part } from './part';

const STEPS = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY'] as const;

/** From the first idea to capacity: where it stands, on which day it came there, what it is to do next, and how it ended. */
export function Life({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const on = (text: string) => date(text, lang) ?? text;
  const days: Partial<Record<string, string | null>> = { UNDER_CONSTRUCTION: project.startedOn, COMPLETED: project.completedOn, COMMISSIONED: project.commissionedOn, AT_CAPACITY: project.atCapacityOn };
  // A stop and an end are no step: works that stand still have begun.
  const reached = STEPS.reduce((last, step, at) => (step === project.stage || days[step] || (project.stage === 'SUSPENDED' && step === 'UNDER_CONSTRUCTION') ? at : last), -1);
  const { startPlan } = project;
  return (
    <Section title={t.life.title} field="life" faults={faults} empty={false} wide>
      <ol className="steps">
        {STEPS.map((step, at) => (
          <li key={step} className={at < reached ? 'past' : at === reached ? 'now' : undefined} aria-current={step === project.stage ? 'step' : undefined}>
            <span>{t.stage[step]}</span>{days[step] && <small>{on(days[step])}</small>}
          </li>
        ))}
      </ol>
      {(project.suspendedOn || project.resumedOn || !STEPS.some((step) => step === project.stage)) && (
        <p className="lines"><span>{t.life.now}：<State of="stage" code={project.stage} /></span>{project.suspendedOn && <span>{t.stage.SUSPENDED} {on(project.suspendedOn)}</span>}{project.resumedOn && <span>{t.startKind.RESUMPTION} {on(project.resumedOn)}</span>}</p>
      )}
      {startPlan && (
        <p className="lines">
          <span><strong>{t.life.startPlan}（{t.startKind[startPlan.kind]}）</strong> {t.life.target} {on(startPlan.targetOn)} {startPlan.late && <Mark tone="late">{t.life.lateTarget}</Mark>}</span>
          <span>{t.life.measures}：{startPlan.measures}</span><span>{[startPlan.department?.name, nameOrTitle(startPlan.person, lang), fill(t.life.version, { n: startPlan.planVersion })].filter(Boolean).join(' · ')}</span>
        </p>
      )}
      {project.startPlanMissing && <p className="lines"><Mark tone="late">{t.life.startPlanMissing}</Mark></p>}
      {present(project.startViolations).map(({ knownOn, procedures }) => <p className="lines" key={knownOn}><Mark tone="late">{fill(t.life.violation, { date: on(knownOn), procedures: procedures.join(t.page.separator) })}</Mark></p>)}
      {present(project.endings).map(({ kind, on: day, reason, documentNumber, authority, year, programme }, index) => (
        <p className="lines" key={index}>
          <span><Mark tone="late">{label(t.endingKind, kind)}</Mark> {fill(t.life.ending, { date: on(day), authority: authority?.name ?? '', document: documentNumber })}</span>
          {programme && <span>{fill(t.life.programme, { year: year ?? '', programme })}</span>}<span>{fill(t.life.reason, { reason })}</span>
        </p>
      ))}
    </Section>
  );
}
