import { moment } from '../format';
import { label } from '../messages';
import { present, Section } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';

/** Every service's entries on one line of time; the type is the event's own name on the topics. */
export function Timeline({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const entries = present(project.timeline?.nodes);
  return (
    <Section title={t.timeline.title} field="timeline" faults={faults} empty={!entries.length} wide>
      <ol className="timeline">
        {entries.map(({ at, type, source, summary }, index) => (
          <li key={index}>
            <time dateTime={at}>{moment(at, lang)}</time>
            <span>{summary ?? type}</span>
            <small className="quiet" title={type}>{label(t.service, source)}</small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
