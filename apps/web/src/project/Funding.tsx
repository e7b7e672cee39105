import { date, decimal, exact, fromYuan } from '../format';
import { fill } from '../messages';
import { Bar, Money, Percentage } from '../shell/Figure';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Where the money of this project is: allocated, issued, disbursed, paid, and the entries that prove it. */
export function Funding({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const { funding } = project;
  const entries = present(funding?.entries?.nodes);
  const wan = (yuan: string) => decimal(fromYuan(yuan, 'WAN'), lang);
  return (
    <Section title={t.money.title} field="funding" faults={faults} empty={!funding} wide>
      <dl className="facts">
        {(['allocated', 'issued', 'disbursed', 'paid'] as const).map((name) => <div key={name}><dt>{t.money[name]}</dt><dd><Money of={funding?.[name]} unit="WAN" /></dd></div>)}
        <div>
          <dt>{t.money.useRate}</dt>
          <dd title={funding ? `${exact(funding.useRate.numerator, lang)} / ${exact(funding.useRate.denominator, lang)} ${t.unit.YUAN}` : undefined}>
            <Percentage of={funding?.useRate} /> {funding && <small className="number">{fill(t.figure.outOf, { n: wan(funding.useRate.numerator), of: wan(funding.useRate.denominator), unit: t.unit.WAN })}</small>}
            <Bar ratio={funding?.useRate.value} />
          </dd>
        </div>
      </dl>
      {entries.length > 0 && (
        <Table label={t.money.entries} rows={entries} columns={[
          { head: t.money.at, cell: ({ at }) => date(at, lang) },
          { head: t.money.debit, cell: ({ debit, debitName }) => <span title={debit}>{debitName}</span> },
          { head: t.money.credit, cell: ({ credit, creditName }) => <span title={credit}>{creditName}</span> },
          { head: `${t.money.amount} (${t.unit.WAN})`, cell: ({ amount }) => <Money of={amount} unit="WAN" bare />, right: true },
          { head: t.money.memo, cell: ({ memo }) => memo ?? '' },
        ]} />
      )}
    </Section>
  );
}
