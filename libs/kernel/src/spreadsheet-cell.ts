/** What a spreadsheet may take for a formula or a command, and the apostrophes of earlier escapes before it. */
const FORMULA = /^'*(?:[\t\r\n\0]|[\s\0]*[=+\-@＝＋－＠])/;

export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/** A text as a cell of a CSV file: an apostrophe keeps it a text. Numbers are no texts: -5 that is a number is written as it is. */
export const csvText = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

/** The text of such a cell, without the apostrophe that was put before it. */
export const textOfCsv = (cell: string): string => (cell.startsWith("'") && looksLikeFormula(cell) ? cell.slice(1) : cell);
