import { date, decimal, minus, percent, quotient } from '../format';
import { fill } from '../messages';
import { Bar, Money } from '../shell/Figure';
import { Mark } from '../shell/Mark';
import { present, Section } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { doneByMonth } from './progress';
import type { Part } from './part';

interface Line { key: string; head: string; planned: string | null; done: string | null; deep: boolean }
const added = (amounts: readonly (string | null)[]): string | null => amounts.reduce<string | null>((sum, each) => (each === null ? sum : sum === null ? each : minus(sum, minus('0', each))), null);

/** The year's plan by quarter and month, and what the reports say was done of it. */
export function Plan({ project, faults, year }: Part & { year: number }) {
  const { t, lang } = useSurroundings();
  const { plan, halfYear } = project;
  const done = doneByMonth(present(project.reports?.nodes));
  const lines: Line[] = [
    { key: 'year', head: fill(t.page.year, { year }), planned: plan?.investment.amount ?? null, done: added(done), deep: false },
    ...present(plan?.quarters).flatMap(({ quarter, investment, months }): Line[] => [
      { key: `q${quarter}`, head: fill(t.plan.quarter, { n: quarter }), planned: investment.amount, done: added(done.slice(quarter * 3 - 3, quarter * 3)), deep: false },
      ...[1, 2, 3].map((at): Line => {
        const month = (quarter - 1) * 3 + at;
        return { key: `m${month}`, head: fill(t.plan.month, { n: month }), planned: months.find((each) => each.month === month)?.investment.amount ?? null, done: done[month - 1] ?? null, deep: true };
      }),
    ]),
  ];
  return (
    <Section title={t.progress.title} field="plan" faults={faults} empty={!plan}>
      <div className="scroll" tabIndex={0} role="group" aria-label={t.progress.title}>
        <table className="plan">
          <thead><tr><th scope="col">{t.progress.period}</th><th scope="col" className="right">{t.progress.planned} ({t.unit.WAN})</th><th scope="col" className="right">{t.progress.done} ({t.unit.WAN})</th><th scope="col" className="right">{t.progress.rate}</th></tr></thead>
          <tbody>{lines.map((line) => <PlanLine key={line.key} line={line} />)}</tbody>
        </table>
      </div>
      {halfYear && <p className="quiet">{fill(t.progress.half, { date: date(halfYear.on, lang) ?? '', done: decimal(halfYear.done.amount, lang), planned: decimal(halfYear.planned.amount, lang) })} {halfYear.met !== null && <Mark tone={halfYear.met ? 'good' : 'late'}>{halfYear.met ? t.progress.met : t.progress.notMet}</Mark>}</p>}
      {plan && plan.planVersion > 1 && <p className="quiet">{fill(t.progress.version, { n: plan.planVersion })}{plan.reason && ` · ${fill(t.progress.revised, { reason: plan.reason })}`}</p>}
    </Section>
  );
}

function PlanLine({ line: { head, planned, done, deep } }: { line: Line }) {
  const { t, lang } = useSurroundings();
  const rate = planned !== null && done !== null ? quotient(done, planned) : null;
  return (
    <tr className={deep ? 'deep' : undefined}>
      <th scope="row">{head}</th>
      <td className="right">{planned === null ? t.app.absent : <Money of={{ amount: planned }} unit="WAN" bare />}</td>
      <td className="right">{done === null ? <span className="not-applicable">{t.progress.none}</span> : <Money of={{ amount: done }} unit="WAN" bare />}</td>
      <td className="right with-bar">{rate === null ? t.app.absent : <><span className="number">{percent(rate, lang)}</span><Bar ratio={rate} /></>}</td>
    </tr>
  );
}
