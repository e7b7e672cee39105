import { date } from '../format';
import { label } from '../messages';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { nameOrTitle } from './people';
import type { Part } from './part';

/** Who carries it, at which level and with whom; those before, and why they ended. */
export function Leaders({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const leaders = present(project.everyLeader);
  return (
    <Section title={t.people.title} field="everyLeader" faults={faults} empty={!leaders.length} wide>
      <Table label={t.people.title} rows={leaders} columns={[
        { head: t.people.leader, cell: ({ person, level }) => <>{nameOrTitle(person, lang) ?? t.app.absent} <small>{label(t.leaderLevel, level)}</small></> },
        { head: t.people.department, cell: ({ department }) => department?.name ?? t.app.absent },
        { head: t.people.officer, cell: ({ policeOfficer }) => nameOrTitle(policeOfficer, lang) ?? t.app.absent },
        { head: t.people.team, cell: ({ team }) => present(team).map((each) => nameOrTitle(each, lang)).join(t.page.separator) || t.app.absent },
        { head: t.people.since, cell: ({ since }) => date(since, lang), right: true },
        { head: t.people.until, cell: ({ until, endReason }) => (until ? <>{date(until, lang)}{endReason && <small className="below">{endReason}</small>}</> : <Mark tone="good">{t.people.current}</Mark>), right: true },
      ]} />
    </Section>
  );
}
