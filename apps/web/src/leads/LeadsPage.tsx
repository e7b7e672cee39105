import { Answered } from '../shell/Answered';
import { Link } from '../shell/Link';
import { choicesFrom, PageFilter } from '../shell/PageFilter';
import { PageHead } from '../shell/PageHead';
import { Ratio } from '../shell/Ratio';
import { Missing, present } from '../shell/Section';
import { count } from '../format';
import { label } from '../messages';
import { useHref, useSurroundings } from '../surroundings';
import { useOperation } from '../useOperation';
import { LeadTable } from './LeadTable';
import { LeadsQuery } from './operations';
import { RateTable } from './RateTable';

/** 招商引资: leads by chain and gap, what was signed of them, and how much of that landed. */
export function LeadsPage() {
  const { t, lang, params, session } = useSurroundings();
  const href = useHref();
  const { region, asOf } = choicesFrom(params);
  const chain = params.get('chain') ?? undefined;
  const asked = useOperation(LeadsQuery, { region, chain, asOf, after: params.get('after') ?? undefined }, session, lang);
  const regions = present(asked.answer?.data?.regions);
  const nameOf = (code: string) => regions.find((each) => each.code === code)?.name ?? (code === '410000' ? t.page.province : code);
  return (
    <>
      <PageHead title={t.leads.title} intro={t.leads.intro} />
      <PageFilter year={false} regions={regions} />
      <Answered asked={asked}>
        {({ all, byChain, byRegion, leads, talking, signed, landed, dropped }, faults) => (
          <>
            <ul className="rates cards">
              <li id="landing"><h2>{t.leads.rate}{chain && ` · ${label(t.node, chain)}`}</h2>{all?.[0] ? <Ratio of={all[0].rate} counted={{ things: t.figure.projects }} /> : <Missing field="all" faults={faults} />}<p className="quiet">{t.leads.rateMeans}{chain && <> · <Link href={href.here({ chain: undefined, after: undefined })}>{t.leads.all}</Link></>}</p></li>
              {([['TALKING', talking], ['SIGNED', signed], ['LANDED', landed], ['DROPPED', dropped]] as const).map(([status, found]) => <li key={status}><h2>{t.leadStatus[status]}</h2><p className="rate">{found ? count(found.totalCount, lang) : t.app.absent}</p><p className="parts">{t.leads.countOf}</p></li>)}
            </ul>
            <div className="columns">
              <RateTable title={t.leads.byChain} head={t.leads.chain} rates={byChain} name={(key) => (key === null ? t.leads.unstated : key === chain ? label(t.node, key) : <Link href={href.here({ chain: key, after: undefined })}>{label(t.node, key)}</Link>)} />
              <RateTable title={t.leads.byRegion} head={t.leads.region} rates={byRegion} name={(key) => (key === null ? t.leads.unstated : nameOf(key))} />
            </div>
            <LeadTable leads={leads} faults={faults} />
          </>
        )}
      </Answered>
    </>
  );
}
