import { date } from '../format';
import type { Fault } from '../faults';
import { Share } from '../shell/Ratio';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Campaigns } from './operations';

/** 开复工战役: who was to work again by which day, and who did. */
export function CampaignTable({ campaigns, faults }: { campaigns: Campaigns; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  const rows = present(campaigns?.nodes);
  return (
    <Section title={t.rounds.campaigns} field="campaigns" faults={faults} empty={!rows.length} nothing={t.rounds.nobody}>
      <Table label={t.rounds.campaigns} rows={rows} columns={[
        { head: t.rounds.campaign, cell: ({ name, kind }) => <>{name} <small>{t.startKind[kind]}</small></> },
        { head: t.rounds.due, cell: ({ dueOn }) => date(dueOn, lang) },
        { head: t.rounds.members, cell: ({ status }) => status?.members ?? t.app.absent, right: true }, { head: t.rounds.done, cell: ({ status }) => status?.done ?? t.app.absent, right: true },
        { head: t.rounds.missed, cell: ({ status }) => status?.missed ?? t.app.absent, right: true },
        { head: t.rounds.rate, cell: ({ status }) => status && <Share of={status.rate} />, right: true },
        { head: t.rounds.target, cell: ({ targetPercent, status }) => <>{Number(targetPercent)}% {typeof status?.met === 'boolean' && <Mark tone={status.met ? 'good' : 'late'}>{status.met ? t.progress.met : t.progress.notMet}</Mark>}</> },
      ]} />
    </Section>
  );
}
