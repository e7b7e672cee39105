import { date } from '../format';
import { grouped } from '../grouped';
import { fill } from '../messages';
import type { Ledger } from '../operations';
import { Mark } from '../shell/Mark';
import { present, Section } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { CaseClock } from './CaseClock';
import { Commitments } from './Commitments';
import { ProcedureStage } from './ProcedureStage';
import type { Part } from './part';

export type Case = NonNullable<Ledger['approvals']>[number];

/** The cases of a project, the latest first. */
export function Procedures({ project, faults }: Part) {
  const { t } = useSurroundings();
  const cases = present(project.approvals);
  return (
    <Section title={t.procedures.title} field="approvals" faults={faults} empty={!cases.length} wide>
      {cases.map((one, index) => <OneCase key={index} of={one} />)}
    </Section>
  );
}

function OneCase({ of: { kind, acceptedOn, closedOn, clock, mayStart, items, commitments } }: { of: Case }) {
  const { t, lang } = useSurroundings();
  const on = (text: string, day: string) => fill(text, { date: date(day, lang) ?? day });
  const stages = [...grouped(items, ({ procedure }) => procedure.stageNo)];
  return (
    <article className="case">
      <h3>
        {t.kind[kind]} <small>{on(t.procedures.accepted, acceptedOn)}{closedOn && ` · ${on(t.procedures.closed, closedOn)}`}</small>{' '}
        <Mark tone={mayStart ? 'good' : 'late'}>{mayStart ? t.procedures.mayStart : t.procedures.mayNotStart}</Mark>
      </h3>
      <CaseClock of={clock} />
      {commitments.length > 0 && <Commitments of={commitments} />}
      {stages.map(([number, stage]) => <ProcedureStage key={number} of={stage} />)}
    </article>
  );
}
