import { date } from '../format';
import { fill } from '../messages';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** 倒排工期: each milestone with its latest start and the days it may still slip. */
export function Milestones({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const { schedule } = project;
  const day = (text: string | null) => date(text, lang) ?? t.app.absent;
  return (
    <Section title={t.milestones.title} field="schedule" faults={faults} empty={!schedule} wide>
      {schedule && (
        <>
          <p className="lines"><span>{fill(t.milestones.due, { date: day(schedule.due) })}</span><span><Mark tone={schedule.feasible ? 'good' : 'late'}>{schedule.feasible ? t.milestones.feasible : t.milestones.infeasible}</Mark></span>{schedule.criticalPath.length > 0 && <span>{fill(t.milestones.path, { path: schedule.criticalPath.join(' → ') })}</span>}</p>
          <Table label={t.milestones.title} rows={present(schedule.milestones)} columns={[
            { head: t.plan.milestone, cell: ({ name, critical }) => <>{name}{critical && <> <Mark tone="busy">{t.milestones.critical}</Mark></>}</> },
            { head: t.plan.latestStart, cell: ({ latestStart }) => day(latestStart), right: true }, { head: t.plan.due, cell: ({ due }) => day(due), right: true }, { head: t.plan.doneOn, cell: ({ doneOn }) => day(doneOn), right: true },
            { head: t.milestones.slack, cell: ({ slack }) => <span className="number">{slack}</span>, right: true },
            { head: t.procedures.status, cell: ({ late, doneOn }) => (late ? <Mark tone="late">{t.plan.late}</Mark> : <Mark tone={doneOn ? 'good' : 'calm'}>{t.plan.onTime}</Mark>) },
          ]} />
        </>
      )}
    </Section>
  );
}
