import { decimal, exact } from '../format';
import { label } from '../messages';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Elements({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const guarantees = present(project.guarantees);
  const amount = (text: string, unit: string | null) => <span className="number" title={exact(text, lang)}>{decimal(text, lang)} <small>{unit}</small></span>;
  return (
    <Section title={t.elements.title} field="guarantees" faults={faults} empty={!guarantees.length}>
      <Table label={t.elements.title} rows={guarantees} columns={[
        { head: t.elements.kind, cell: ({ kind }) => label(t.element, kind) },
        { head: t.elements.needed, cell: ({ needed, unit }) => amount(needed, unit), right: true },
        { head: t.elements.secured, cell: ({ secured, unit }) => amount(secured, unit), right: true },
        { head: t.elements.status, cell: ({ status }) => <State code={status} /> },
        { head: t.elements.explanation, cell: ({ explanation }) => explanation ?? '' },
      ]} />
    </Section>
  );
}
