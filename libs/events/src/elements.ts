import { z } from 'zod';
import { defineEvent, isoDay } from './define';

export const elementKinds = ['LAND', 'FARMLAND_BALANCE', 'ENERGY', 'ENVIRONMENT', 'LABOUR', 'MATERIAL', 'MACHINERY', 'SUPPLY'] as const;

/** In the order in which they are drawn on: what is approved but not supplied first (E1). */
export const poolSources = ['EXISTING_STOCK', 'NEW_QUOTA', 'PROVINCIAL', 'DIRECT', 'CENTRAL'] as const;

/** Amounts are exact decimals in the pool's own unit (亩, 吨标准煤 …). */
const amount = z.string().regex(/^\d{1,16}(\.\d{1,4})?$/);
/** item: which pollutant, trade or material, where the kind has several. */
const of = { kind: z.enum(elementKinds), unit: z.string(), item: z.string().nullable().default(null) };

export const poolOpened = defineEvent('elements.pool.opened.v1',
  { en: 'A pool of elements was opened', zh: '要素指标池设立' }, z.object({ ...of, poolId: z.string(), region: z.string(), year: z.number().int(), source: z.string(), amount }));

export const needRegistered = defineEvent('elements.guarantee.need-registered.v1',
  { en: 'A project\'s need was registered', zh: '要素需求登记' }, z.object({ ...of, needId: z.string(), amount, neededBy: isoDay }));

export const elementReserved = defineEvent('elements.guarantee.reserved.v1',
  { en: 'Elements were reserved for a project', zh: '要素预留' }, z.object({ ...of, needId: z.string(), reservationId: z.string(), poolId: z.string(), amount }));

export const elementConfirmed = defineEvent('elements.guarantee.confirmed.v1',
  { en: 'Reserved elements were supplied', zh: '要素落实' }, z.object({ ...of, needId: z.string(), reservationId: z.string(), poolId: z.string(), amount, on: isoDay }));

export const elementReleased = defineEvent('elements.guarantee.released.v1',
  { en: 'Reserved elements went back to the pool', zh: '要素释放' }, z.object({ ...of, needId: z.string(), reservationId: z.string(), poolId: z.string(), amount, reason: z.string() }));
