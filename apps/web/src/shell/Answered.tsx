import type { ReactNode } from 'react';
import type { Fault } from '../faults';
import { fill } from '../messages';
import { useSurroundings } from '../surroundings';
import type { Asked } from '../useOperation';
import { FaultBanner } from './FaultBanner';

interface Props<Result> { asked: Asked<Result>; children(data: Result, faults: Fault[]): ReactNode }

/** The four states of a question: not answered yet, no answer, an answer, an answer that is being renewed. */
export function Answered<Result>({ asked, children }: Props<Result>) {
  const { t } = useSurroundings();
  const { answer, waiting, failure, retry } = asked;
  if (failure && !waiting) {
    return (
      <div className="banner failed" role="alert" data-state="failed">
        <span className="banner-sign" aria-hidden="true">!</span>
        <p><strong>{fill(t.app.failed, { reason: failure.message })}</strong></p>
        <button type="button" onClick={retry}>{t.app.retry}</button>
      </div>
    );
  }
  if (!answer) return waiting ? <p className="waiting" role="status" data-state="loading">{t.app.loading}</p> : null;
  return (
    <div data-state={waiting ? 'refreshing' : 'ready'} aria-busy={waiting}>
      {waiting && <p className="refreshing" role="status">{t.app.refreshing}</p>}
      <FaultBanner faults={answer.faults} at={answer.at} retry={retry} />
      {answer.data && children(answer.data, answer.faults)}
    </div>
  );
}
