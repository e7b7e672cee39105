import { moment } from '../format';
import { Bar, Money, Percentage } from '../shell/Figure';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Where the money of this project is: allocated, disbursed, paid, and the entries that prove it. */
export function Funding({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const { funding } = project;
  const entries = present(funding?.entries?.nodes);
  return (
    <Section title={t.money.title} field="funding" faults={faults} empty={!funding} wide>
      <dl className="facts">
        {(['allocated', 'disbursed', 'paid'] as const).map((name) => <div key={name}><dt>{t.money[name]}</dt><dd><Money of={funding?.[name]} unit="WAN" /></dd></div>)}
        <div><dt>{t.money.useRate}</dt><dd><Percentage of={funding?.useRate} /> <Bar ratio={funding?.useRate?.value} /></dd></div>
      </dl>
      {entries.length > 0 && (
        <Table label={t.money.title} rows={entries} columns={[
          { head: t.money.at, cell: ({ at }) => moment(at, lang) },
          { head: t.money.debit, cell: ({ debit }) => debit },
          { head: t.money.credit, cell: ({ credit }) => credit },
          { head: `${t.money.amount} (${t.unit.WAN})`, cell: ({ amount }) => <Money of={amount} unit="WAN" bare />, right: true },
          { head: t.money.memo, cell: ({ memo }) => memo ?? '' },
        ]} />
      )}
    </Section>
  );
}
