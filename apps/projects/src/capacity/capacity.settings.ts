/** Our figure where none is published: what is within five percent of the statistics office's needs no explanation. */
export const reconciling = { tolerancePercent: '5' } as const;
