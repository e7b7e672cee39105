import { isNotForYou, isNotFound, isUnavailable, silentServices, type Fault } from '../faults';
import { moment } from '../format';
import { fill, label } from '../messages';
import { useSurroundings } from '../surroundings';

/** Says what is missing and why; everything else on the page holds. What is not for this person, or not found, is no fault: its place says so. */
export function FaultBanner({ faults: all, at, retry }: { faults: Fault[]; at: string; retry(): void }) {
  const { t, lang } = useSurroundings();
  const faults = all.filter((fault) => !isNotForYou(fault) && !isNotFound(fault));
  if (!faults.length) return null;
  const silent = silentServices(faults).map((service) => label(t.service, service) || t.fault.anyService);
  const refused = faults.filter((fault) => !isUnavailable(fault));
  return (
    <div className="banner" role="status">
      <span className="banner-sign" aria-hidden="true">!</span>
      <div>
        {silent.length > 0 && <p><strong>{fill(t.fault.unavailable, { services: silent.join(lang === 'zh' ? '、' : ', ') })}</strong></p>}
        {refused.length > 0 && (
          <>
            <p><strong>{t.fault.some}</strong></p>
            <ul>{refused.map((fault, index) => (
              <li key={index}>{fault.message} <code>{fault.rule ?? fault.code}</code>{fault.traceId && ` ${fill(t.fault.trace, { id: fault.traceId })}`}</li>
            ))}</ul>
          </>
        )}
        <p className="quiet">{fill(t.fault.at, { time: moment(at, lang) ?? '' })}</p>
      </div>
      <button type="button" onClick={retry}>{t.app.retry}</button>
    </div>
  );
}
