import { date } from '../format';
import { Mark } from '../shell/Mark';
import { Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** 三到现场: when the responsible unit and person were on site, and what of it is asked for and lacks. */
export function Presence({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const rows = [...project.sitePresence.map(({ stage, on, unit }) => ({ stage, on, unit: unit?.name ?? '' })), ...project.presenceMissing.map((stage) => ({ stage, on: null, unit: '' }))];
  return (
    <Section title={t.presence.title} field="sitePresence" faults={faults} empty={!rows.length}>
      <Table label={t.presence.title} rows={rows} columns={[
        { head: t.presence.stage, cell: ({ stage }) => t.presenceStage[stage] }, { head: t.presence.unit, cell: ({ unit }) => unit },
        { head: t.presence.on, cell: ({ on }) => (on ? date(on, lang) : <Mark tone="late">{t.presence.missing}</Mark>), right: true },
      ]} />
    </Section>
  );
}
