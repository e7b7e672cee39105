/** The demonstration day: the story is told up to it, and every process lives in it until `cornerstone clock set`. */
export const DEMONSTRATION_DAY = '2024-12-31';
