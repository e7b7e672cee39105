/** The most reports taken in one batch: what one transaction holds locked stays short. */
export const mostReports = 500;
