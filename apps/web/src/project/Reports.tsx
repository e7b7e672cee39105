import { date, decimal, exact } from '../format';
import { fill } from '../messages';
import { Money } from '../shell/Figure';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** What was reported, period by period. A report that was corrected keeps its line; the correction says what it corrects and why. */
export function Reports({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const reports = present(project.reports?.nodes);
  const total = project.reports?.totalCount ?? reports.length;
  return (
    <Section title={t.reports.title} field="reports" faults={faults} empty={!reports.length}>
      <Table label={t.reports.title} rows={reports} columns={[
        { head: t.reports.period, cell: ({ period, day, amendedBy, daysLate, problems }) => (
          <span className="about">
            {day ? fill(t.report.day, { day: date(day, lang) ?? day }) : period.label}{daysLate ? <> <Mark tone="late">{fill(t.report.late, { n: daysLate })}</Mark></> : null}
            {amendedBy && <small className="amended">{fill(t.reports.amended, { reason: amendedBy.reason ?? '' })}（{decimal(amendedBy.investment.amount, lang)} {t.unit.WAN}）</small>}
            {problems && <small>{t.report.problems}：{problems}</small>}
          </span>
        ) },
        { head: `${t.reports.investment} (${t.unit.WAN})`, cell: ({ investment, amendedBy }) => (amendedBy ? <s><Money of={investment} unit="WAN" bare /></s> : <Money of={investment} unit="WAN" bare />), right: true },
        { head: `${t.reports.cumulative} (${t.unit.WAN})`, cell: ({ cumulative }) => <Money of={cumulative} unit="WAN" bare />, right: true },
        { head: t.reports.physical, cell: ({ physicalProgress }) => (physicalProgress === null ? t.app.absent : `${exact(physicalProgress, lang)}%`), right: true },
        { head: t.report.workforce, cell: ({ workforce }) => workforce ?? t.app.absent, right: true },
      ]} />
      {total > reports.length && <p className="quiet">{fill(t.page.shown, { n: reports.length, total })}</p>}
    </Section>
  );
}
