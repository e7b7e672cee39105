import type { RegionIndex } from '../cell/regions';
import { phaseOfCategory } from '../cell/words';
import type { Category } from './category';

/** What the headings above a row say about it: a phase, a place, or else the sector. */
export interface Heading { sector: string | null; phase: string | null; region: string | null }

export function headingStack(regions: RegionIndex): { push(category: Pick<Category, 'text' | 'depth'>): void; now(): Heading } {
  let open: (Heading & { depth: number })[] = [];
  return {
    push(category) {
      open = open.filter(({ depth }) => depth < category.depth);
      const phase = phaseOfCategory(category.text);
      const place = phase ? null : regions.prefix(category.text, []);
      const region = place && place.length === category.text.length ? place.code : null;
      open.push({ depth: category.depth, phase, region, sector: phase || region ? null : category.text });
    },
    now: () => ({
      sector: open.findLast(({ sector }) => sector)?.sector ?? null,
      phase: open.findLast(({ phase }) => phase)?.phase ?? null,
      region: open.findLast(({ region }) => region)?.region ?? null,
    }),
  };
}
