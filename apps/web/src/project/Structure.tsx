import { date, decimal, percent } from '../format';
import { fill } from '../messages';
import { Money } from '../shell/Figure';
import { Link } from '../shell/Link';
import { State } from '../shell/Mark';
import { present, Section, Table } from '../shell/Section';
import { useHref, useSurroundings } from '../surroundings';
import type { Part } from './part';

/** What it is called and was called, where it lies, what it is part of and what is part of it, and who shares its investment. */
export function Structure({ project, faults }: Part) {
  const { t, lang } = useSurroundings();
  const href = useHref();
  const on = (text: string | null) => date(text, lang) ?? t.app.absent;
  const parts = present(project.parts?.nodes);
  const shares = present(project.regionShares?.shares);
  // What is known of it now may differ from what was entered first: each such change is an entry of the timeline.
  const moved = present(project.timeline?.nodes).filter(({ type }) => type === 'projects.project.described.v1');
  const ofProject = (of: { code: string; name: string } | null) => (of ? <Link href={href.to(`/projects/${encodeURIComponent(of.code)}`)}>{of.name}</Link> : t.app.absent);
  return (
    <Section title={t.structure.title} field="parts" faults={faults} empty={false} wide>
      <p className="lines">
        <span>{t.structure.regions}：{present(project.regions).map(({ name, code }) => name || code).join(t.page.separator) || t.app.absent}</span>
        {project.partOf && <span>{t.structure.partOf}：{ofProject(project.partOf.project)}（{t.partKind[project.partOf.kind]}，{fill(t.project.since, { date: on(project.partOf.since) })}）</span>}
      </p>
      {moved.map(({ knownOn, summary, summaryEn }, index) => <p className="quiet" key={index}>{on(knownOn)} {lang === 'zh' ? summary : summaryEn}</p>)}
      <Table label={t.structure.codes} rows={present(project.codes)} columns={[
        { head: t.structure.code, cell: ({ code }) => <span className="code">{code}</span> },
        { head: t.structure.since, cell: ({ since }) => on(since) }, { head: t.structure.until, cell: ({ until }) => on(until) },
        { head: t.structure.change, cell: ({ change, reason }) => [change ? t.codeChange[change] : t.structure.first, reason].filter(Boolean).join('：') },
      ]} />
      {parts.length > 0 && (
        <>
          <h3>{t.structure.parts} <small>{fill(t.page.shown, { n: parts.length, total: project.parts?.totalCount ?? parts.length })}</small></h3>
          <Table label={t.structure.parts} rows={parts} columns={[
            { head: t.structure.part, cell: ({ project: part }) => ofProject(part) },
            { head: t.structure.kind, cell: ({ kind }) => t.partKind[kind] }, { head: t.structure.since, cell: ({ since }) => on(since) },
            { head: t.structure.stage, cell: ({ project: part }) => part && <State of="stage" code={part.stage} /> },
            { head: `${t.structure.total} (${t.unit.YI})`, cell: ({ project: part }) => <Money of={part?.totalInvestment} unit="YI" bare />, right: true },
          ]} />
          {present(project.partTotals).map(({ kind, difference }) => difference && Number(difference.amount) !== 0 && <p className="quiet" key={kind}>{t.partKind[kind]}：{fill(t.structure.difference, { amount: decimal(difference.amount, lang) })}</p>)}
        </>
      )}
      {shares.length > 0 && project.regionShares && (
        <>
          <h3>{t.structure.shares}</h3>
          <Table label={t.structure.shares} rows={shares} columns={[
            { head: t.structure.region, cell: ({ region }) => region?.name ?? t.structure.outside },
            { head: t.structure.share, cell: ({ share }) => percent(share.value, lang) ?? t.app.absent, right: true },
            { head: `${t.structure.amount} (${t.unit.YI})`, cell: ({ amount }) => <Money of={amount} unit="YI" bare />, right: true },
          ]} />
          <p className="quiet">{fill(t.structure.source, { source: project.regionShares.source })} · {on(project.regionShares.knownOn)}</p>
        </>
      )}
    </Section>
  );
}
