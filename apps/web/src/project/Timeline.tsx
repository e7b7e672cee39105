import { date } from '../format';
import { grouped } from '../grouped';
import { fill, label } from '../messages';
import { present, Section } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Every service's entries by the day they were known; the type is the event's own name on the topics. */
export function Timeline({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const entries = present(project.timeline?.nodes);
  const total = project.timeline?.totalCount ?? 0;
  const days = grouped(entries, ({ knownOn }) => knownOn);
  return (
    <Section title={t.timeline.title} field="timeline" faults={faults} empty={!entries.length} wide>
      <ol className="timeline">
        {[...days].map(([day, known]) => (
          <li key={day}>
            <time dateTime={day}>{date(day, lang)}</time>
            <ul>{known.map(({ type, source, summary, summaryEn }, index) => (
              <li key={index} title={type}><span>{lang === 'zh' ? summary : summaryEn}</span><small>{label(t.service, source)}</small></li>
            ))}</ul>
          </li>
        ))}
      </ol>
      {total > entries.length && <p className="quiet">{fill(t.timeline.more, { n: entries.length, total })}</p>}
    </Section>
  );
}
