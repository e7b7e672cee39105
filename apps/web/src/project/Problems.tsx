import { date } from '../format';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Problems({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const issues = present(project.issues);
  return (
    <Section title={t.problems.title} field="issues" faults={faults} empty={!issues.length}>
      <Table label={t.problems.title} rows={issues} columns={[
        { head: t.problems.code, cell: ({ code }) => <span className="code">{code}</span> },
        { head: t.problems.severity, cell: ({ severity }) => <State code={severity} /> },
        { head: t.problems.state, cell: ({ state }) => <State code={state} /> },
        { head: t.problems.assignedTo, cell: ({ assignedTo }) => assignedTo?.name ?? t.app.absent },
        { head: t.problems.deadline, cell: ({ deadline }) => date(deadline, lang) ?? t.app.absent, right: true },
      ]} />
    </Section>
  );
}
