/** The most plans taken in one batch: what one transaction holds locked stays short. */
export const mostPlans = 500;
