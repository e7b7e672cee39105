import { z } from 'zod';
import type { CacheMode } from './cache';

/** What is kept of the services' answers; `check`: asked for all the same, and compared. How much memory that takes. */
export const cacheSettings = {
  CACHE: z.enum(['off', 'entities', 'answers', 'check']).default('off'),
  CACHE_MEGABYTES: z.coerce.number().int().min(1).max(10_000).default(32),
};
type Read = z.output<z.ZodObject<typeof cacheSettings>>;

export const cacheOf = (read: Read): { mode: CacheMode | 'off'; bytes: number } => ({ mode: read.CACHE, bytes: read.CACHE_MEGABYTES * 1024 * 1024 });
