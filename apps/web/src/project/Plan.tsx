import { date } from '../format';
import { fill } from '../messages';
import { Money } from '../shell/Figure';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Plan({ project, faults, year }: Part & { year: number }) {
  const { t, lang } = useSurroundings();
  const { plan } = project;
  const milestones = present(plan?.milestones);
  const day = (text: string | null) => date(text, lang) ?? t.app.absent;
  return (
    <Section title={t.plan.title} field="plan" faults={faults} empty={!plan}>
      <dl className="facts quarters">
        <div><dt>{fill(t.plan.year, { year })}</dt><dd><Money of={plan?.investment} unit="WAN" /></dd></div>
        {present(plan?.quarters).map(({ quarter, investment }) => (
          <div key={quarter}><dt>{fill(t.plan.quarter, { n: quarter })}</dt><dd><Money of={investment} unit="WAN" /></dd></div>
        ))}
      </dl>
      {milestones.length > 0 && (
        <Table label={t.plan.title} rows={milestones} columns={[
          { head: t.plan.milestone, cell: ({ name }) => name },
          { head: t.plan.latestStart, cell: ({ latestStart }) => day(latestStart), right: true },
          { head: t.plan.due, cell: ({ due }) => day(due), right: true },
          { head: t.plan.doneOn, cell: ({ doneOn }) => day(doneOn), right: true },
          { head: t.procedures.status, cell: ({ late, doneOn }) => (late ? <Mark tone="late">{t.plan.late}</Mark> : <Mark tone={doneOn ? 'good' : 'calm'}>{t.plan.onTime}</Mark>) },
        ]} />
      )}
    </Section>
  );
}
