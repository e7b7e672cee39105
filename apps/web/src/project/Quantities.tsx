import { date, exact, quotient } from '../format';
import { label } from '../messages';
import { Bar, Percentage } from '../shell/Figure';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Its place in the classification, and what is built in its own units. */
export function Quantities({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const { classification } = project;
  const quantities = present(project.quantities);
  const rate = (planned: string | null, done: string | null) => (planned && done ? quotient(done, planned) : null);
  return (
    <Section title={t.quantities.title} field="quantities" faults={faults} empty={!classification.sector && !quantities.length} wide>
      <p className="lines">
        <span>{t.quantities.sector}：{label(t.node, classification.sector) || t.app.absent}</span>
        {classification.chains.length > 0 && <span>{t.quantities.chains}：{classification.chains.map((chain) => label(t.node, chain)).join(t.page.separator)}</span>}
      </p>
      {quantities.length > 0 && (
        <Table label={t.quantities.title} rows={quantities} columns={[
          { head: t.quantities.measure, cell: ({ measure }) => label(t.measure, measure) },
          { head: t.quantities.planned, cell: ({ planned }) => (planned === null ? t.app.absent : exact(planned, lang)), right: true },
          { head: t.quantities.done, cell: ({ done }) => (done === null ? t.app.absent : exact(done, lang)), right: true },
          { head: t.quantities.rate, cell: ({ planned, done }) => <><Percentage of={{ value: rate(planned, done) }} /><Bar ratio={rate(planned, done)} /></>, right: true },
          { head: t.quantities.on, cell: ({ on }) => date(on, lang), right: true },
        ]} />
      )}
    </Section>
  );
}
