import type { RegionIndex } from './regions';

/** 投资项目统一代码, GB/T 40058-2021: YYMM-RRRRRR-DD-TT-NNNNNC; before the standard YYYY-RRRRRR-…. The check digit's formula is not published: never judged. */
const SHAPE = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{5}[0-9X])$/;
/** 0000RR: projects of the national authorities. */
const NATIONAL = /^0000\d{2}$/;
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '));
const PLATFORM_OPENED = 2014;
const LAST_YEAR = 2049;

export type CodeReading = { code: string; unverified: boolean } | { fault: string };

export function readProjectCode(written: string, regions: RegionIndex): CodeReading {
  const code = written.normalize('NFKC').replace(/\s+/g, '').replace(/[‐‑‒–—―−]/g, '-').toUpperCase();
  const match = SHAPE.exec(code);
  if (!match) return { fault: '应为 24 位，形如 2403-410100-04-01-123456' };
  const [, time, region] = match as unknown as [string, string, string];
  const month = Number(time.slice(2));
  const year = Number(time);
  if ((month < 1 || month > 12) && (year < PLATFORM_OPENED || year > LAST_YEAR)) return { fault: `前四位 ${time} 既不是年月也不是年份` };
  if (NATIONAL.test(region) || regions.has(region)) return { code, unverified: false };
  // the caller's table need not hold every province
  if (PROVINCES.has(region.slice(0, 2)) && !regions.has(`${region.slice(0, 2)}0000`)) return { code, unverified: true };
  return { fault: `地区段 ${region} 不在行政区划表内` };
}
