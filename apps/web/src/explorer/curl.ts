import type { Language } from '../format';
import { acceptLanguage, GRAPH } from '../request';

/** Without a token of the demonstration a shell variable stands in its place: nobody's own token goes to the clipboard. */
export interface Call { origin: string; query: string; variables: string; token?: string; lang: Language }

/** As one word of a POSIX shell, whatever it contains. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function parsed(variables: string): unknown {
  try { return JSON.parse(variables) as unknown; } catch { return undefined; }
}

/** The call on screen as one command to paste. */
export function curl({ origin, query, variables, token, lang }: Call): string {
  return [
    `curl -sS ${quoted(origin + GRAPH)}`,
    `-H ${quoted('content-type: application/json')}`,
    `-H ${quoted(`accept-language: ${acceptLanguage(lang)}`)}`,
    `-H ${token ? quoted(`authorization: Bearer ${token}`) : '"authorization: Bearer $CORNERSTONE_TOKEN"'}`,
    `--data-raw ${quoted(JSON.stringify({ query, variables: parsed(variables) }))}`,
  ].join(' \\\n  ');
}
