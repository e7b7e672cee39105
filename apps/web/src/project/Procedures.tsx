import { date } from '../format';
import { fill, label } from '../messages';
import type { Ledger } from '../operations';
import { Bar } from '../shell/Figure';
import { Mark, State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

type Case = NonNullable<NonNullable<Ledger['approvals']>[number]>;

export function Procedures({ project, faults }: Part) {
  const { t } = useSurroundings();
  const cases = present(project.approvals);
  return (
    <Section title={t.procedures.title} field="approvals" faults={faults} empty={!cases.length} wide>
      {cases.map((one, index) => <OneCase key={index} of={one} />)}
    </Section>
  );
}

function OneCase({ of: { kind, clock, mayStart, items, commitments } }: { of: Case }) {
  const { t, lang } = useSurroundings();
  const promised = present(commitments);
  const days = (day: string | null) => date(day, lang) ?? t.app.absent;
  return (
    <article className="case">
      <h3>{label(t.kind, kind)} {mayStart !== null && <Mark tone={mayStart ? 'good' : 'late'}>{mayStart ? t.procedures.mayStart : t.procedures.mayNotStart}</Mark>}</h3>
      {clock && (
        <p className="clock">
          <State code={clock.state} /> {fill(t.procedures.limit, { limit: clock.limitDays, used: clock.usedDays, paused: clock.pausedDays, left: clock.remainingDays })}
          {clock.dueOn && <> · {fill(t.procedures.due, { date: days(clock.dueOn) })}</>}
          <Bar ratio={clock.limitDays ? clock.usedDays / clock.limitDays : null} />
        </p>
      )}
      <Table label={t.procedures.title} rows={present(items)} columns={[
        { head: t.procedures.procedure, cell: ({ procedure }) => (procedure ? <>{procedure.name} <small className="code">{procedure.code}</small></> : t.app.absent) },
        { head: t.procedures.department, cell: ({ department }) => department?.name ?? t.app.absent },
        { head: t.procedures.status, cell: ({ status }) => <State code={status} /> },
        { head: t.procedures.dueOn, cell: ({ dueOn }) => days(dueOn), right: true },
      ]} />
      {promised.length > 0 && (
        <>
          <h4>{t.procedures.commitments}</h4>
          <Table label={t.procedures.commitments} rows={promised} columns={[
            { head: t.procedures.authority, cell: ({ authority }) => authority ?? t.app.absent },
            { head: t.procedures.state, cell: ({ state }) => <State code={state} /> },
            { head: t.procedures.dueOn, cell: ({ due }) => days(due), right: true },
          ]} />
        </>
      )}
    </article>
  );
}
