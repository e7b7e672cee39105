import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import type { ValueTransformer } from 'typeorm';

/** numeric(7,4) in the database ↔ a percentage as it was given: "5", not "5.0000". */
export const percentColumn: ValueTransformer = {
  to: (percent: string | null | undefined) => percent,
  from: (kept: string | null) => (kept === null ? null : quantityText(quantityFrom(String(kept)))),
};
