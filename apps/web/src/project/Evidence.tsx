import { date, exact, moment } from '../format';
import { fill, label } from '../messages';
import type { Ledger } from '../operations';
import { Mark } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import { nameOrTitle } from './people';
import type { Part } from './part';

/** Where the works are, what was seen there and when, and what somebody independent measured beside what was reported. */
export function Evidence({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const evidence = present(project.evidence);
  const verifications = present(project.verifications?.nodes);
  const feeds = present(project.feeds);
  return (
    <Section title={t.evidence.title} field="evidence" faults={faults} empty={!evidence.length && !verifications.length && !feeds.length && !project.site} wide nothing={t.evidence.none}>
      <p className="lines"><span>{siteOf(project.site, t.site)}</span>{feeds.length > 0 && <span>{fill(t.site.feeds, { feeds: feeds.map(({ kind, since }) => `${t.feed[kind]}（${fill(t.project.since, { date: date(since, lang) ?? since })}）`).join(t.page.separator) })}</span>}</p>
      {evidence.length > 0 && (
        <Table label={t.evidence.title} rows={evidence} columns={[
          { head: t.evidence.kind, cell: ({ kind, about }) => <>{t.seen[kind]} {about && <small>{label(t.evidenceAbout, about)}</small>}</> },
          { head: t.evidence.takenAt, cell: ({ takenAt }) => <span className="number">{moment(takenAt, lang) ?? t.app.absent}</span> },
          { head: t.site.place, cell: ({ lon, lat }) => (lon && lat ? <span className="number">{lon}, {lat}</span> : t.app.absent) },
          { head: t.evidence.inside, cell: ({ inside }) => (inside === null ? t.app.absent : <Mark tone={inside ? 'good' : 'late'}>{inside ? t.app.yes : t.app.no}</Mark>) },
          { head: t.evidence.verified, cell: ({ verifiedProgress }) => (verifiedProgress === null ? t.app.absent : `${exact(verifiedProgress, lang)}%`), right: true },
          { head: t.site.file, cell: ({ file, digest }) => <>{file?.name} <span className="code" title={digest}>{digest.slice(0, 12)}</span></> },
        ]} />
      )}
      {verifications.length > 0 && (
        <>
          <h3>{t.site.verifications}</h3>
          <Table label={t.site.verifications} rows={verifications} columns={[
            { head: t.site.measuredOn, cell: ({ measuredOn }) => date(measuredOn, lang) }, { head: t.site.method, cell: ({ method }) => t.method[method] },
            { head: t.site.measured, cell: ({ measured }) => `${exact(measured, lang)}%`, right: true }, { head: t.site.reported, cell: ({ reported }) => (reported === null ? t.app.absent : `${exact(reported, lang)}%`), right: true },
            { head: t.site.gap, cell: ({ gap }) => (gap === null ? t.app.absent : <span className="number">{exact(gap, lang)}</span>), right: true },
            { head: t.site.note, cell: ({ note, verifier }) => <span className="about">{note ?? ''}<small>{nameOrTitle(verifier, lang)}</small></span> },
          ]} />
        </>
      )}
    </Section>
  );
}

function siteOf(site: Ledger['site'], words: { circle: string; polygon: string; none: string }): string {
  const [centre] = site?.points ?? [];
  if (!site || !centre) return words.none;
  return site.radius === null ? fill(words.polygon, { n: site.points.length }) : fill(words.circle, { lon: centre.lon, lat: centre.lat, radius: site.radius });
}
