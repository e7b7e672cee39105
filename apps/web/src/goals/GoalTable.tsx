import type { Fault } from '../faults';
import { date, decimal, exact, fromYuan, percent } from '../format';
import { Bar } from '../shell/Figure';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Goals } from './operations';

type Goal = NonNullable<NonNullable<Goals>['nodes'][number]>;
const MONEY = { YUAN: 'YUAN', WAN: 'WAN', YI: 'YI', WAN_YI: 'YI' } as const;

/** Each goal as its source says it, what there is of it, and whether it is on its way. */
export function GoalTable({ goals, faults }: { goals: Goals; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  const rows = present(goals?.nodes);
  const aim = ({ bound, threshold, unit }: Goal) => `${t.bound[bound]} ${exact(threshold, lang)} ${t.goalUnit[unit]}`.trim();
  /** Rates are told as rates, money in 亿元, projects as they are counted. */
  const done = ({ unit, status }: Goal) => {
    if (!status?.actual) return <span className="not-applicable">{t.app.absent}</span>;
    if (unit === 'PERCENT') return <span className="number">{percent(status.actual.value, lang) ?? t.app.notApplicable}</span>;
    if (unit === 'PROJECTS') return <span className="number">{decimal(status.actual.numerator, lang, 0)} {t.goalUnit.PROJECTS}</span>;
    return <span className="number">{decimal(fromYuan(status.actual.numerator, MONEY[unit]), lang)} {t.unit[MONEY[unit]]}</span>;
  };
  return (
    <Section title={t.goals.goals} field="goals" faults={faults} empty={!rows.length} nothing={t.goals.empty}>
      <Table label={t.goals.goals} rows={rows} columns={[
        { head: t.goals.goal, cell: ({ label: name, metric, region, level, programme, sector }) => <span className="about">{name}<small>{[region?.name, t.goalMetric[metric], level && t.level[level], programme, sector].filter(Boolean).join(' · ')}</small></span> },
        { head: t.goals.threshold, cell: aim, right: true }, { head: t.goals.actual, cell: done, right: true },
        { head: t.goals.rate, cell: ({ unit, status }) => (unit === 'PERCENT' ? t.app.absent : <>{percent(status?.actual?.value, lang) ?? t.app.absent}<Bar ratio={status?.actual?.value} /></>), right: true },
        { head: t.goals.due, cell: ({ dueOn }) => date(dueOn, lang), right: true },
        { head: t.goals.state, cell: ({ status }) => status && <State of="goalState" code={status.state} /> },
        { head: t.goals.source, cell: ({ source }) => <span className="about">{source}</span> },
      ]} />
    </Section>
  );
}
