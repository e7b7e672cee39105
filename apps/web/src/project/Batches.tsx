import { date } from '../format';
import { fill, label } from '../messages';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Part } from './part';

/** The rounds it was in, and the lead it came from. */
export function Batches({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const on = (text: string | null) => date(text, lang) ?? t.app.absent;
  const entries = present(project.roundEntries);
  const { lead } = project;
  return (
    <Section title={t.batches.title} field="roundEntries" faults={faults} empty={!entries.length && !lead} wide>
      {entries.length > 0 && (
        <Table label={t.batches.title} rows={entries} columns={[
          { head: t.batches.round, cell: ({ round }) => (round ? <><Link href={href.to('/rounds')}>{round.name}</Link><small className="below">{fill(t.batches.held, { date: on(round.heldOn) })}</small></> : t.app.absent) },
          { head: t.batches.list, cell: ({ list }) => t.roundList[list] }, { head: t.batches.venue, cell: ({ venue }) => venue ?? t.app.absent },
          { head: `${t.batches.investment} (${t.unit.YI})`, cell: ({ investment }) => <Money of={investment} unit="YI" bare />, right: true },
          { head: t.batches.evidence, cell: ({ startEvidence, evidenceDue }) => <><State of="startEvidence" code={startEvidence} />{evidenceDue && <small className="below">{fill(t.batches.due, { date: on(evidenceDue) })}</small>}</> },
        ]} />
      )}
      {lead && (
        <dl className="facts">
          <div><dt>{t.batches.lead}</dt><dd><Link href={href.to('/leads')}>{lead.name}</Link> <State of="leadStatus" code={lead.status} /></dd></div>
          <div><dt>{t.batches.investor}</dt><dd>{lead.investor}</dd></div>
          <div><dt>{t.batches.chain}</dt><dd>{[label(t.node, lead.chain), t.chainGap[lead.gap]].filter(Boolean).join(' · ')}</dd></div>
          <div><dt>{t.batches.signed}</dt><dd>{on(lead.signedOn)} {lead.signedAmount && <Money of={lead.signedAmount} unit="YI" />} {lead.round && <small className="below">{lead.round.name}</small>}</dd></div>
          <div><dt>{t.batches.landed}</dt><dd>{present(lead.landings).map(({ how, on: day }) => `${t.landing[how]} ${on(day)}`).join(t.page.separator) || t.app.absent}</dd></div>
        </dl>
      )}
    </Section>
  );
}
