/** Where a request's key stands in the text of its body: always six digits, so that all bodies of a query are of one length. */
export const KEY = '100000';

export interface Query { name: string; about: string; body: string }

const body = (query: string, variables: object): string => JSON.stringify({ query, variables, operationName: /^query (\w+)/.exec(query)?.[1] });

const FEED = `query Feed($from: Int!) {
  feed(first: 25, from: $from) {
    id body
    author { id name username }
    product { upc name price weight inStock shippingEstimate }
  }
}`;
const PRODUCT = `query Product($upc: ID!) {
  product(upc: $upc) {
    upc name price weight inStock shippingEstimate
    reviews { id body author { id name username } }
  }
}`;
const HEAVY = `query Heavy($from: Int!) {
  users(first: 21, from: $from) {
    ...Reader
    reviews { ...Said product { ...Article reviews { ...Said author { ...Reader reviews { ...Said product { ...Article } } } } } }
  }
  topProducts(first: 6, from: $from) {
    ...Article
    reviews { ...Said author { ...Reader reviews { ...Said product { ...Article } } } }
  }
}
fragment Reader on User { id name username }
fragment Said on Review { id body }
fragment Article on Product { upc name price weight inStock shippingEstimate }`;

export const QUERIES: readonly Query[] = [
  { name: 'feed', about: 'a list, three hops deep', body: body(FEED, { from: Number(KEY) }) },
  { name: 'product', about: 'one object by its key', body: body(PRODUCT, { upc: `p${KEY}` }) },
  { name: 'heavy', about: 'two lists, eight levels deep', body: body(HEAVY, { from: Number(KEY) }) },
];

/** identical: one request, again and again. distinct: 500 keys by turns. renewed: those, and each twentieth is of a key that nobody has asked for before. */
export const ASKED = ['identical', 'distinct', 'renewed'] as const;
export type Asked = (typeof ASKED)[number];
const [KEYS, EVERY, FRESH_FROM] = [500, 20, 200_000];

/** The key of the n-th request of a turn; `fresh` tells turns apart. */
export const keyOf = (asked: Asked, at: number, fresh: number): number =>
  asked === 'identical' ? Number(KEY) : asked === 'renewed' && at % EVERY === 0 ? FRESH_FROM + ((fresh + at / EVERY) % (1_000_000 - FRESH_FROM)) : Number(KEY) + (at % KEYS);

/** The same in Lua, for wrk. */
export const keyInLua = (asked: Asked, fresh: number): string =>
  asked === 'identical' ? KEY : asked === 'distinct' ? `${KEY} + at % ${KEYS}` : `at % ${EVERY} == 0 and ${FRESH_FROM} + (${fresh} + at / ${EVERY}) % ${1_000_000 - FRESH_FROM} or ${KEY} + at % ${KEYS}`;
