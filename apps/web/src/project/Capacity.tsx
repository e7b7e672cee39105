import { date, decimal, exact } from '../format';
import { fill } from '../messages';
import type { Ledger } from '../operations';
import { Percentage } from '../shell/Figure';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

type Account = NonNullable<Ledger['capacityAccount']>;
type Figures = Account['actuals'][number]['figures'];
type Indicator = Account['results'][number]['indicator'];

/** 达效账户: five steps, and each indicator from its target over what was collected and what the statistics office says to whether it is reached. */
export function Capacity({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const { capacityAccount: account } = project;
  const on = (text: string) => date(text, lang) ?? text;
  const written = (figures: Figures | undefined, indicator: Indicator) => {
    const [amount, unit, places] = { OUTPUT_VALUE: [figures?.outputValue?.amount, '', 2], TAX: [figures?.tax?.amount, '', 2], JOBS: [figures?.jobs?.toString(), '', 0], CAPACITY: [figures?.capacity, figures?.capacityUnit ?? '', 1] }[indicator] as [string | undefined, string, number];
    return amount === undefined || amount === null ? t.app.absent : <span className="number" title={exact(amount, lang)}>{decimal(amount, lang, places)}{unit && <small> {unit}</small>}</span>;
  };
  const official = account?.reconciliation.at(-1);
  const actual = account?.actuals.at(-1);
  return (
    <Section title={t.capacity.title} field="capacityAccount" faults={faults} empty={!account} wide>
      <ol className="steps">
        {account?.steps.map(({ step, doneOn }) => <li key={step} className={doneOn ? 'past' : undefined}><span>{t.capacityStep[step]}</span><small>{doneOn ? on(doneOn) : t.capacity.open}</small></li>)}
      </ol>
      {account?.settlement && !account.settlement.reached && <p className="quiet">{t.capacity.again}</p>}
      <p className="lines">
        {account?.dueOn && <span>{fill(t.capacity.due, { date: on(account.dueOn) })}</span>}{account?.tolerancePercent && <span>{fill(t.capacity.tolerance, { percent: exact(account.tolerancePercent, lang) })}</span>}
        {account?.handedOverTo && <span>{fill(t.capacity.handedTo, { department: account.handedOverTo.name })}</span>}
      </p>
      {account && account.results.length > 0 && (
        <Table label={t.capacity.title} rows={account.results} columns={[
          { head: t.capacity.indicator, cell: ({ indicator }) => t.indicator[indicator] },
          { head: t.capacity.target, cell: ({ indicator }) => written(account.targets?.figures, indicator), right: true },
          { head: fill(t.capacity.actual, { period: actual?.period?.label ?? '' }), cell: ({ indicator }) => written(actual?.figures, indicator), right: true },
          { head: fill(t.capacity.official, { period: official?.official.period?.label ?? '' }), cell: ({ indicator }) => <>{written(official?.official.figures, indicator)}{official?.differences.some((each) => each.indicator === indicator && !each.withinTolerance) && <> <Mark tone="late">{t.capacity.beyond}</Mark></>}</>, right: true },
          { head: t.capacity.rate, cell: ({ rate }) => <Percentage of={rate} />, right: true },
          { head: t.capacity.result, cell: ({ reached }) => <Mark tone={reached ? 'good' : 'late'}>{reached ? t.capacity.reached : t.capacity.missed}</Mark> },
        ]} />
      )}
      {present(account?.reconciliation).map(({ explanation }, index) => explanation && <p className="quiet" key={index}>{fill(t.capacity.explanation, { text: explanation })}</p>)}
      {account?.settlement && <p className="lines"><strong>{fill(t.capacity.settled, { date: on(account.settlement.on), result: account.settlement.reached ? t.capacity.reached : t.capacity.missed })}</strong><span>{account.settlement.explanation}</span></p>}
    </Section>
  );
}
