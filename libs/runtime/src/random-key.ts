import { z } from 'zod';

const bytesOf = (hex: string): number[] => [...Buffer.from(hex, 'hex')];
/** 00 01 02 …, ff fe fd …: each byte as far from the last one as that from the one before. */
const isCounted = (hex: string): boolean => new Set(bytesOf(hex).map((byte, at, all) => (byte - (all[at - 1] ?? all[1] ?? 0) + 256) % 256).slice(1)).size === 1;

/** Random bytes show nearly all sixteen digits; a sample such as 0000…, 1234… repeated or 000102… does not, or not in that way. */
export const isRandom = (hex: string): boolean => new Set(hex).size >= 10 && !/^(.{1,16}?)\1+$/.test(hex) && !isCounted(hex);

/** A key between the gateway and a service. */
export const randomKey = z.string().regex(/^([0-9a-f]{2}){32,}$/, 'must be at least 32 random bytes in hex').refine(isRandom, 'must be random, not a sample');

/** Several keys joined by commas, the newest first: while they change, each of them is good. */
export const randomKeys = z.string().transform((text) => text.split(',').map((key) => key.trim())).pipe(z.array(randomKey).min(1))
  .refine((keys) => new Set(keys).size === keys.length, 'names a key twice').transform(([newest = '', ...older]): readonly [string, ...string[]] => [newest, ...older]);
