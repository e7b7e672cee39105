import type { ScheduleLimits } from './milestones.rules';

/** Ours where no text says: as many as one page shows, and ten years. */
export const scheduleLimits: ScheduleLimits = { mostMilestones: 100, longestDays: 3650 };
