import { date } from '../format';
import { Mark, State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Incidents({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const incidents = present(project.incidents?.nodes);
  return (
    <Section title={t.incidents.title} field="incidents" faults={faults} empty={!incidents.length} wide>
      <Table label={t.incidents.title} rows={incidents} columns={[
        { head: t.incidents.what, cell: ({ what, place }) => <span className="about">{what}{place && <small>{place}</small>}</span> },
        { head: t.incidents.kind, cell: ({ kind }) => t.incidentKind[kind] }, { head: t.incidents.severity, cell: ({ severity }) => <State of="incidentSeverity" code={severity} /> },
        { head: t.incidents.happened, cell: ({ happenedOn }) => date(happenedOn, lang), right: true },
        { head: t.incidents.closed, cell: ({ closedOn, measures }) => (closedOn ? <>{date(closedOn, lang)}{measures && <small className="below">{measures}</small>}</> : <Mark tone="late">{t.incidents.open}</Mark>) },
      ]} />
    </Section>
  );
}
