import { exact, moment } from '../format';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export function Evidence({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const evidence = present(project.evidence);
  return (
    <Section title={t.evidence.title} field="evidence" faults={faults} empty={!evidence.length} wide nothing={t.evidence.none}>
      <Table label={t.evidence.title} rows={evidence} columns={[
        { head: t.evidence.kind, cell: ({ kind }) => t.seen[kind] },
        { head: t.evidence.takenAt, cell: ({ takenAt }) => <span className="number">{moment(takenAt, lang) ?? t.app.absent}</span> },
        { head: t.evidence.inside, cell: ({ inside }) => (inside === null ? t.app.absent : <Mark tone={inside ? 'good' : 'late'}>{inside ? t.app.yes : t.app.no}</Mark>) },
        { head: t.evidence.verified, cell: ({ verifiedProgress }) => (verifiedProgress === null ? t.app.absent : `${exact(verifiedProgress, lang)}%`), right: true },
        { head: t.evidence.digest, cell: ({ digest }) => <span className="code" title={digest}>{digest.slice(0, 12)}</span> },
      ]} />
    </Section>
  );
}
