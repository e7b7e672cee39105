import { decimal, exact } from '../format';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Elements({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const guarantees = present(project.guarantees);
  const amount = (text: string, unit: string) => <span className="number" title={exact(text, lang)}>{decimal(text, lang)} <small>{unit}</small></span>;
  return (
    <Section title={t.elements.title} field="guarantees" faults={faults} empty={!guarantees.length} wide>
      <Table label={t.elements.title} rows={guarantees} columns={[
        { head: t.elements.kind, cell: ({ kind, item }) => [t.element[kind], item].filter(Boolean).join(' · ') },
        { head: t.elements.needed, cell: ({ needed, unit }) => amount(needed, unit), right: true },
        { head: t.elements.secured, cell: ({ secured, unit }) => amount(secured, unit), right: true },
        { head: t.elements.status, cell: ({ status }) => <State of="guarantee" code={status} /> },
        { head: t.elements.explanation, cell: ({ explanation }) => <span className="about">{explanation}</span> },
      ]} />
    </Section>
  );
}
