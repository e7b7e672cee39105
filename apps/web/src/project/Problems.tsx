import { date } from '../format';
import { nameOrTitle } from './people';
import { Mark, State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Problems({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const issues = present(project.issues);
  return (
    <Section title={t.problems.title} field="issues" faults={faults} empty={!issues.length} wide>
      <Table label={t.problems.title} rows={issues} columns={[
        { head: t.problems.about, cell: ({ title, code, kind }) => <span className="about">{title}<small>{t.issueKind[kind]} · <span className="code">{code}</span></small></span> },
        { head: t.problems.severity, cell: ({ severity }) => <State of="severity" code={severity} /> },
        { head: t.problems.state, cell: ({ state, level }) => <><State of="issue" code={state} /><small className="below">{t.supervisor[level]}</small></> },
        { head: t.problems.assignedTo, cell: ({ assignedTo, department }) => [department?.name, nameOrTitle(assignedTo, lang)].filter(Boolean).join(' · ') || t.app.absent },
        { head: t.problems.deadline, cell: ({ deadline, overdue }) => <>{date(deadline, lang) ?? t.app.absent}{overdue && <> <Mark tone="late">{t.problems.overdue}</Mark></>}</>, right: true },
      ]} />
    </Section>
  );
}
