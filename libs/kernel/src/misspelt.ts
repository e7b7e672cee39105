/** Shorter names are met by chance. */
const SHORTEST = 8;

/** One letter more, less or other, or two exchanged. */
function isNearly(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, left] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === left || rest === left.slice(1) || rest.slice(1) === left.slice(1) || (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
}

/** Names that nobody reads and that are nearly one that is read and was not given: `KAFKA_BROKER` for `KAFKA_BROKERS`. */
export function misspelt(given: Readonly<Record<string, string | undefined>>, known: readonly string[]): { name: string; meant: string }[] {
  const missing = known.filter((name) => name.length >= SHORTEST && given[name] === undefined);
  return Object.keys(given).filter((name) => given[name] !== undefined && !known.includes(name)).flatMap((name) => {
    const meant = missing.find((each) => isNearly(name.toUpperCase().replaceAll('-', '_'), each));
    return meant === undefined ? [] : [{ name, meant }];
  });
}
