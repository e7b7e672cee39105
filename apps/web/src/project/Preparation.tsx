import { date, exact } from '../format';
import { fill } from '../messages';
import type { Ledger } from '../operations';
import { Mark, State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

export const isPrepared = ({ reserveEntry, publicGates, appraisals }: Ledger): boolean => reserveEntry !== null || publicGates.length > 0 || appraisals.length > 0;

/** What came before the list: the reserve library, the gates the public is owed, and what the experts said. */
export function Preparation({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const on = (text: string | null) => date(text, lang) ?? t.app.absent;
  const { reserveEntry: entry } = project;
  const gates = present(project.publicGates);
  return (
    <Section title={t.preparation.title} field="reserveEntry" faults={faults} empty={!isPrepared(project)} wide>
      {entry && (
        <p className="lines">
          <span><strong>{t.preparation.reserve}</strong> <State of="reserveState" code={entry.state} /> {entry.stale && <Mark tone="late">{t.preparation.stale}</Mark>}</span>
          <span>{[t.reserveCategory[entry.category], t.level[entry.level], fill(t.preparation.proposed, { date: on(entry.proposedOn) }), entry.admittedOn && fill(t.preparation.admitted, { date: on(entry.admittedOn) }), fill(t.preparation.moved, { date: on(entry.movedOn) }), fill(t.preparation.maturity, { score: exact(entry.maturity.score, lang) }), entry.decidedQuarter && fill(t.preparation.decided, { quarter: entry.decidedQuarter })].filter(Boolean).join(' · ')}</span>
          {entry.reason && <span>{entry.reason}</span>}
        </p>
      )}
      {gates.length > 0 && (
        <Table label={t.preparation.gates} rows={gates} columns={[
          { head: t.preparation.gate, cell: ({ gate }) => t.gate[gate] }, { head: t.preparation.held, cell: ({ heldOn }) => on(heldOn) },
          { head: t.preparation.until, cell: ({ untilOn }) => on(untilOn) }, { head: t.preparation.document, cell: ({ document }) => document },
        ]} />
      )}
      {present(project.appraisals).map((panel, index) => (
        <div className="case" key={index}>
          <h3>
            {t.preparation.panel} <small>{[fill(t.preparation.convened, { date: on(panel.convenedOn) }), panel.endedOn && fill(t.preparation.ended, { date: on(panel.endedOn) })].filter(Boolean).join(' · ')}</small>{' '}
            {panel.conclusion ? <State of="conclusion" code={panel.conclusion} /> : <State of="panelState" code={panel.state} />}
          </h3>
          <p className="quiet">{[panel.seats.map(({ specialty, experts }) => `${specialty} ${experts}`).join(t.page.separator), fill(t.preparation.pool, { n: panel.poolSize, out: panel.excluded.length }), fill(t.preparation.seed, { seed: panel.seed }), panel.reproduced ? t.preparation.reproduced : t.preparation.notReproduced, fill(t.preparation.owner, { owner: panel.ownerUnit }), panel.agency && fill(t.preparation.agency, { agency: panel.agency })].filter(Boolean).join(' · ')}</p>
          {panel.opinions.length > 0 && <Opinions of={panel.opinions} />}
        </div>
      ))}
    </Section>
  );
}

function Opinions({ of }: { of: Ledger['appraisals'][number]['opinions'] }) {
  const { t } = useSurroundings();
  const sound = (is: boolean) => <Mark tone={is ? 'good' : 'late'}>{is ? t.preparation.sound : t.preparation.unsound}</Mark>;
  return (
    <Table label={t.preparation.panel} rows={of} columns={[
      { head: t.preparation.role, cell: ({ role }) => t.panelRole[role] }, { head: t.preparation.investor, cell: ({ investor }) => sound(investor) },
      { head: t.preparation.funds, cell: ({ matchingFunds }) => sound(matchingFunds) }, { head: t.preparation.profit, cell: ({ profitability }) => sound(profitability) },
      { head: t.preparation.comment, cell: ({ comment }) => <span className="about">{comment}</span> },
    ]} />
  );
}
