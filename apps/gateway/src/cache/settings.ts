import { z } from 'zod';
import type { CacheMode } from './entities';

/** Whether entities are kept; `check`: asked for all the same, and compared. How much memory they take. */
export const cacheSettings = {
  CACHE_ENTITIES: z.enum(['on', 'off', 'check']).default('off'),
  CACHE_MEGABYTES: z.coerce.number().int().min(1).max(10_000).default(32),
};
type Read = z.output<z.ZodObject<typeof cacheSettings>>;

export const cacheOf = (read: Read): { mode: CacheMode | 'off'; bytes: number } => ({ mode: read.CACHE_ENTITIES, bytes: read.CACHE_MEGABYTES * 1024 * 1024 });
