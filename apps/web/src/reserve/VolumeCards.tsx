import type { Fault } from '../faults';
import { count } from '../format';
import { Money } from '../shell/Figure';
import { Ratio } from '../shell/Ratio';
import { Missing, present } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Volume } from './operations';

/** 千亿储备库: what it holds, by category, against its goal. */
export function VolumeCards({ volume, faults }: { volume: Volume; faults: Fault[] }) {
  const { t, lang } = useSurroundings();
  if (!volume) return <Missing field="reserveVolume" faults={faults} />;
  return (
    <ul className="rates cards">
      <li id="volume"><h2>{t.reserve.volume}</h2>{volume.goal ? <Ratio of={volume.rate} counted={{ money: 'YI' }} /> : <p className="rate"><span className="not-applicable">{t.reserve.noGoal}</span></p>}</li>
      <li><h2>{t.reserve.investment}</h2><p className="rate"><Money of={volume.investment} unit="YI" /></p><p className="parts">{count(volume.entries, lang)} {t.figure.projects}</p></li>
      {present(volume.by).map(({ category, entries, investment }) => <li key={category}><h2>{t.reserveCategory[category]}</h2><p className="rate"><Money of={investment} unit="YI" /></p><p className="parts">{count(entries, lang)} {t.figure.projects}</p></li>)}
    </ul>
  );
}
