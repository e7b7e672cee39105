import { quantityFrom, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import type { ValueTransformer } from 'typeorm';

/** numeric(20,4) in the database ↔ 1/10,000 of the unit in code. */
export const quantityColumn: ValueTransformer = {
  to: (amount: Quantity | null | undefined) => (amount === null || amount === undefined ? amount : quantityText(amount)),
  from: (text: string | null) => (text === null ? null : quantityFrom(String(text))),
};
