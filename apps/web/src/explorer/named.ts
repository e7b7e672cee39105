/** One entry of the explorer's side list; its id is in the address, so it stays. */
export interface NamedOperation {
  id: string;
  zh: string;
  en: string;
  document: string;
  variables?: Record<string, unknown>;
}

/** Template text with the indentation of this source file taken away. */
export function graph(text: TemplateStringsArray): string {
  const lines = (text[0] ?? '').replace(/^\n|\n\s*$/g, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
