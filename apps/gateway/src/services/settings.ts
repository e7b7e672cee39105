import { z } from 'zod';
import type { GuardSettings } from './guard';

const whole = (least: number, most: number, usual: number) => z.coerce.number().int().min(least).max(most).default(usual);

/** How much a service is asked at once, and when it counts as away. */
export const guardingSettings = {
  SERVICE_AT_ONCE: whole(1, 10_000, 200),
  SERVICE_WAITING: whole(0, 100_000, 1_000),
  CIRCUIT_WINDOW_SECONDS: whole(1, 600, 10),
  CIRCUIT_LEAST: whole(1, 1_000_000, 20),
  CIRCUIT_PERCENT: whole(1, 100, 50),
  CIRCUIT_OPEN_SECONDS: whole(1, 600, 5),
  CIRCUIT_LONGEST_SECONDS: whole(1, 3_600, 60),
  /** Of what services have sent for operations that are not answered yet, at once. */
  ANSWERS_HELD_MEGABYTES: whole(11, 100_000, 128),
};
type Read = z.output<z.ZodObject<typeof guardingSettings>>;

export const guardingOf = (read: Read): GuardSettings => ({
  atOnce: read.SERVICE_AT_ONCE, waiting: read.SERVICE_WAITING,
  circuit: { windowMs: read.CIRCUIT_WINDOW_SECONDS * 1_000, least: read.CIRCUIT_LEAST, share: read.CIRCUIT_PERCENT / 100, openMs: read.CIRCUIT_OPEN_SECONDS * 1_000, longestMs: read.CIRCUIT_LONGEST_SECONDS * 1_000 },
});
