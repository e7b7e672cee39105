/** The demonstration project most of which is told: a promise not kept, money paid, an issue found. Codes made for a list's rows stay the same. */
export const DEMONSTRATION = 'CS-0D2455B49F5F';
