import type { ClockPolicy } from './clock.rules';

/** 38 days end to end for enterprise investment projects (seed 002, 漯河 2018); the unit it leaves open, and amber at 80 %, are ours. */
export const clockPolicy: ClockPolicy = { limitDays: 38, unit: 'WORKING_DAY', amberPercent: 80, longestLimit: 366 };
