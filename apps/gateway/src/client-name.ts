/** What clients call themselves: the name of the GraphQL specification's clients, and Apollo's. */
export const CLIENT_HEADERS = ['graphql-client-name', 'apollographql-client-name'] as const;

const NAME = /^[\w .@/:-]{1,60}$/;

export function clientIn(headers: NodeJS.Dict<string | string[]>): string | undefined {
  for (const name of CLIENT_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** Names for a metric: as many as have room, in the order in which they come; the rest is `other`, and who gives none `unknown`. */
export function boundedNames(most: number): (given: string | undefined) => string {
  const known = new Set<string>();
  return (given) => {
    if (given === undefined) return 'unknown';
    if (known.has(given)) return given;
    if (known.size >= most || !NAME.test(given)) return 'other';
    known.add(given);
    return given;
  };
}
