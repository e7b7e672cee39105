/** A sprint that lasts longer is a rhythm of its own: ours where no text says. */
export const longestSprintDays = 184;
