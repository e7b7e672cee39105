import { date } from '../format';
import { fill } from '../messages';
import { State } from '../shell/Mark';
import { Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Case } from './Procedures';

const DECIDED = ['GRANTED', 'WAIVED'];

/** One of the four stages; folded up when nothing in it is left to do. */
export function ProcedureStage({ of: items }: { of: Case['items'] }) {
  const { t, lang } = useSurroundings();
  const decided = items.filter(({ status }) => DECIDED.includes(status)).length;
  const day = (text: string | null) => date(text, lang) ?? t.app.absent;
  const { stage = '' } = items[0]?.procedure ?? {};
  return (
    <details className="stage" open={decided < items.length}>
      <summary><strong>{stage}</strong> <span className="quiet">{fill(t.procedures.decidedOf, { decided, all: items.length })}</span></summary>
      <Table label={stage} rows={items} columns={[
        { head: t.procedures.procedure, cell: ({ procedure }) => <>{lang === 'zh' ? procedure.name : procedure.nameEn} <small className="code">{procedure.code}</small></> },
        { head: t.procedures.department, cell: ({ department }) => department?.name ?? t.app.absent },
        { head: t.procedures.status, cell: ({ status }) => <State of="item" code={status} /> },
        { head: t.procedures.dueOn, cell: ({ dueOn }) => day(dueOn), right: true },
        { head: t.procedures.decidedOn, cell: ({ decidedOn }) => day(decidedOn), right: true },
      ]} />
    </details>
  );
}
