import { date } from '../format';
import { State } from '../shell/Mark';
import { Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Case } from './Procedures';

/** What may still be missing, who answers for it, and whether it was kept. */
export function Commitments({ of }: { of: Case['commitments'] }) {
  const { t, lang } = useSurroundings();
  return (
    <div className="commitments">
      <h4>{t.procedures.commitments}</h4>
      <Table label={t.procedures.commitments} rows={of} columns={[
        { head: t.procedures.procedure, cell: ({ procedure }) => (lang === 'zh' ? procedure.name : procedure.nameEn) },
        { head: t.procedures.commitment, cell: ({ kind }) => t.commitmentKind[kind] },
        { head: t.procedures.authority, cell: ({ authority }) => authority },
        { head: t.procedures.state, cell: ({ state }) => <State of="commitment" code={state} /> },
        { head: t.procedures.fulfilBy, cell: ({ due }) => date(due, lang), right: true },
      ]} />
    </div>
  );
}
