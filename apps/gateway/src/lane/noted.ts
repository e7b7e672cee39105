/** What was worked out of the last request with the same head and is likely to come again, kept with the head, as long as the connection at most. */
export interface Noted {
  /** Who it said was asking, the token in it, and that one's digest. */
  authorization: string; token: string; digest: string;
  /** How a body began that gave its document first, up to the comma behind it, and that document. */
  beginning: string; query: string;
}

export const nothingNoted = (): Noted => ({ authorization: '', token: '', digest: '', beginning: '', query: '' });

/** Characters of a body of which the beginning is kept: each connection has one. */
const LONGEST = 16 * 1024;
const OPENING = '{"query":"';
const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** Where the string ends that the body opens with; 0: it does not, or is not followed by something else. */
function endOfQuery(text: string): number {
  if (!text.startsWith(OPENING)) return 0;
  for (let at = text.indexOf('"', OPENING.length); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return text[at + 1] === ',' ? at + 2 : 0;
  }
  return 0;
}

/** JSON.parse. A document that comes again and stands first is neither read again nor another string: what is looked up by it is found without its being hashed. */
export function parsedAs(noted: Noted, text: string): unknown {
  const isSame = noted.beginning !== '' && text.startsWith(noted.beginning);
  const at = isSame ? noted.beginning.length : endOfQuery(text);
  if (at === 0 || text.charCodeAt(at) !== QUOTE) return JSON.parse(text) as unknown;
  const query = isSame ? noted.query : JSON.parse(text.slice(OPENING.length - 1, at - 1)) as string;
  // The members behind it are an object by themselves exactly where all of it is one.
  const rest = JSON.parse(`{${text.slice(at)}`) as Record<string, unknown>;
  if (Object.hasOwn(rest, 'query')) return JSON.parse(text) as unknown;
  if (!isSame && text.length <= LONGEST) { noted.beginning = text.slice(0, at); noted.query = query; }
  rest['query'] = query;
  return rest;
}
