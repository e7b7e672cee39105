import { Percentage, Bar } from '../shell/Figure';
import { useSurroundings } from '../surroundings';
import { decimal } from '../format';
import type { Round } from './operations';

/** 跟踪问效: of a list, how many came to each further stage; each stage is measured on the one before. */
export function Follow({ title, from, steps }: { title: string; from: 'SIGNING' | 'START'; steps: Round['started'] }) {
  const { t, lang } = useSurroundings();
  // Nothing was on the list: nothing to follow.
  if (!steps.some(({ rate }) => rate.denominator !== '0')) return null;
  // The first stage of a list is the list itself: of what was started all have started.
  const told = from === 'START' ? steps.filter(({ stage }) => stage !== 'LANDED') : steps;
  return (
    <>
      <h3>{t.rounds.follow} <small>{title}</small></h3>
      <ol className="follow">
        {told.map(({ stage, rate }) => (
          <li key={stage}><span>{t.followStage[stage]}</span><Bar ratio={rate.value} /><span className="number">{decimal(rate.numerator, lang, 0)} / {decimal(rate.denominator, lang, 0)} {t.figure.projects} · <Percentage of={rate} /></span></li>
        ))}
      </ol>
    </>
  );
}
