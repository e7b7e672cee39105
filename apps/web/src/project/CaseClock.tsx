import { date } from '../format';
import { fill } from '../messages';
import { Bar } from '../shell/Figure';
import { State } from '../shell/Mark';
import { useSurroundings } from '../surroundings';
import type { Case } from './Procedures';

/** How much of the limit is used, in the unit the limit is given in. */
export function CaseClock({ of: clock }: { of: Case['clock'] }) {
  const { t, lang } = useSurroundings();
  const unit = t.dayUnit[clock.unit];
  const left = clock.remainingDays < 0 ? fill(t.procedures.over, { over: -clock.remainingDays, unit }) : fill(t.procedures.left, { left: clock.remainingDays, unit });
  const said = [
    fill(t.procedures.limit, { limit: clock.limitDays, unit, used: clock.usedDays }), clock.state !== 'DONE' && left,
    clock.pausedDays > 0 && fill(t.procedures.paused, { paused: clock.pausedDays }), clock.dueOn && fill(t.procedures.due, { date: date(clock.dueOn, lang) ?? '' }),
    clock.provisional && t.procedures.provisional,
  ];
  return (
    <p className={clock.state === 'RED' ? 'clock clock-late' : 'clock'}>
      <State of="clock" code={clock.state} /> {said.filter(Boolean).join(' · ')}
      <Bar ratio={clock.limitDays ? clock.usedDays / clock.limitDays : null} />
    </p>
  );
}
