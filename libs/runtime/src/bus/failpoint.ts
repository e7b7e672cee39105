/** The steps between which a process may die. Each is passed once for every batch. */
export type Failpoint =
  | 'relay.numbered' | 'relay.published' | 'relay.marked'
  | 'inbox.recorded' | 'inbox.effective' | 'inbox.committed'
  | 'parking.parked' | 'parking.effective';

let reached: (point: Failpoint) => void = () => undefined;

/** For tests that kill: `act` runs whenever a step is passed. Nothing reads a setting here, so nothing can arm it from outside. */
export function arm(act: (point: Failpoint) => void): void {
  reached = act;
}

export const passing = (point: Failpoint): void => { reached(point); };
