import { exact } from '../format';
import { fill } from '../messages';
import { Money } from '../shell/Figure';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Reports({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const reports = present(project.reports?.nodes);
  return (
    <Section title={t.reports.title} field="reports" faults={faults} empty={!reports.length}>
      <Table label={t.reports.title} rows={reports} columns={[
        { head: t.reports.period, cell: ({ period, amendedBy }) => <>{period.label}{amendedBy && <small className="amended">{fill(t.reports.amended, { reason: amendedBy.reason ?? '' })}</small>}</> },
        { head: `${t.reports.investment} (${t.unit.WAN})`, cell: ({ investment }) => <Money of={investment} unit="WAN" bare />, right: true },
        { head: `${t.reports.cumulative} (${t.unit.WAN})`, cell: ({ cumulative }) => <Money of={cumulative} unit="WAN" bare />, right: true },
        { head: t.reports.physical, cell: ({ physicalProgress }) => (physicalProgress === null ? t.app.absent : `${exact(physicalProgress, lang)}%`), right: true },
      ]} />
    </Section>
  );
}
