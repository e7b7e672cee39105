import type { Portfolio, Slice } from '../operations';
import type { Quotient } from '../shell/Ratio';

/** The fields of `Of` that hold such a value. */
type Names<Of, Value> = { [Name in keyof Of]-?: Of[Name] extends Value ? Name : never }[keyof Of];
/** How a figure is written, and what of the answer can be written so. */
type FigureOf<Of> =
  | { kind: 'count'; name: Names<Of, number> }
  | { kind: 'money'; name: Names<Of, { amount: string }> }
  | { kind: 'rate of projects' | 'rate of money'; name: Names<Of, Quotient | null> };
/** A card stands at the top of the page, a column in the tables by region and sector; those are asked for slices too (operations.ts). */
type Figure = ({ shown: 'card' } & FigureOf<Portfolio>) | ({ shown: 'card and column' } & FigureOf<Slice>);

/** What the overview shows, in this order; the browser check goes by it too. A figure's words are in messages.*.ts under its name, those of a rate also under `<name>Means`. */
export const figures = [
  { name: 'count', kind: 'count', shown: 'card and column' },
  { name: 'totalInvestment', kind: 'money', shown: 'card and column' },
  { name: 'plannedInvestment', kind: 'money', shown: 'card and column' },
  { name: 'investmentDone', kind: 'money', shown: 'card and column' },
  { name: 'startRate', kind: 'rate of projects', shown: 'card and column' },
  { name: 'resumptionRate', kind: 'rate of projects', shown: 'card' },
  { name: 'investmentRate', kind: 'rate of money', shown: 'card and column' },
  { name: 'completionRate', kind: 'rate of projects', shown: 'card and column' },
  { name: 'commissioningRate', kind: 'rate of projects', shown: 'card' },
  { name: 'capacityRate', kind: 'rate of projects', shown: 'card' },
  { name: 'leaderCoverage', kind: 'rate of projects', shown: 'card and column' },
  { name: 'fundUseRate', kind: 'rate of money', shown: 'card' },
] as const satisfies readonly Figure[];

type Rate = Extract<(typeof figures)[number], { kind: 'rate of projects' | 'rate of money' }>;
export type Total = Exclude<(typeof figures)[number], Rate>;
export type Column = Extract<(typeof figures)[number], { shown: 'card and column' }>;

const isRate = (figure: (typeof figures)[number]): figure is Rate => figure.kind === 'rate of projects' || figure.kind === 'rate of money';

export const rates = figures.filter(isRate);
export const totals = figures.filter((figure): figure is Total => !isRate(figure));
export const columns = figures.filter((figure): figure is Column => figure.shown === 'card and column');
