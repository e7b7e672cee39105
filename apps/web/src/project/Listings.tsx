import { date } from '../format';
import { label } from '../messages';
import { Money } from '../shell/Figure';
import { State } from '../shell/Mark';
import { Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Where it is known from: each list it was on, and who published that. */
export function Listings({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  return (
    <Section title={t.listings.title} field="listings" faults={faults} empty={!project.listings.length} wide>
      <Table label={t.listings.title} rows={project.listings} columns={[
        { head: t.listings.year, cell: ({ year }) => year ?? t.app.absent },
        { head: t.listings.programme, cell: ({ programme }) => programme ?? t.app.absent },
        { head: t.listings.level, cell: ({ level }) => label(t.level, level) || t.app.absent },
        { head: t.listings.stage, cell: ({ stage }) => <State of="stage" code={stage} /> },
        { head: `${t.project.total} (${t.unit.YI})`, cell: ({ totalInvestment }) => <Money of={totalInvestment} unit="YI" bare />, right: true },
        { head: t.listings.known, cell: ({ knownOn }) => date(knownOn, lang), right: true },
        { head: t.listings.source, cell: ({ sourceTitle, sourceUrl }) => (sourceUrl && /^https?:/.test(sourceUrl) ? <a href={sourceUrl} rel="noreferrer">{sourceTitle ?? sourceUrl}</a> : sourceTitle ?? t.app.absent) },
      ]} />
    </Section>
  );
}
