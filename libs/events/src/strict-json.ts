/** Strings and the marks between them: enough to see the keys of a text that is JSON already. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * JSON.parse, and no more than one meaning: a key given twice, which readers take differently,
 * or `__proto__`, which changes what an object is, makes the text unreadable. Throws what `refusal` gives.
 */
export function parseStrictly(text: string, refusal: (why: string) => Error): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (fault) {
    throw refusal(fault instanceof Error ? fault.message : String(fault));
  }
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') take(open.at(-1), JSON.parse(last) as string, refusal);
    last = token;
  }
  return value;
}

function take(keys: Set<string> | undefined, key: string, refusal: (why: string) => Error): void {
  if (key === '__proto__') throw refusal('key __proto__ is not allowed');
  if (keys?.has(key)) throw refusal(`key ${key.slice(0, 40)} is given twice`);
  keys?.add(key);
}
