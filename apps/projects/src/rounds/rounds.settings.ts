/** What a round asks for where its own terms do not say. 南阳: start evidence within 30 days of the ceremony; adjusted once a year; no source names the objective grounds, these are ours. */
export const usualTerms = { startEvidenceDays: 30, adjustmentsPerYear: 1, removalGrounds: ['国家政策调整', '规划调整', '市场重大变化', '不可抗力'] } as const;
/** Rows of one addition or adjustment. */
export const MOST_ROWS = 500;
