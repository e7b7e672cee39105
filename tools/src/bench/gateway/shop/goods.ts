import type { Shop } from './schemas';

/** Everything follows from a number, so that any key has an answer and two runs have the same. */
const pick = (seed: number, many: number): number => (Math.imul(seed, 2_654_435_761) >>> 8) % many;
const [USERS, PRODUCTS, REVIEWS] = [200, 500, 5_000];
const BODIES = ['Arrived within two days, well packed, and does what it says.', 'Smaller than the picture makes one think; still worth its price.', 'The third one we have bought for the office.', 'Broke after a week, was replaced without a question.'];
/** Of one product and of one user. */
const REVIEWS_EACH = 2;

const user = (at: number) => ({ __typename: 'User', id: `u${at}`, name: `Reader number ${at}`, username: `@reader_${at}` });
const product = (at: number) => ({ __typename: 'Product', upc: `p${at}`, name: `Article ${at} of the catalogue`, price: 100 + pick(at, 4_900), weight: 10 + pick(at + 7, 990) });
const review = (at: number) => ({ __typename: 'Review', id: `r${at}`, body: BODIES[pick(at, BODIES.length)] ?? '', author: { __typename: 'User', id: `u${pick(at, USERS)}` }, product: { __typename: 'Product', upc: `p${pick(at + 3, PRODUCTS)}` } });
const many = <T>(make: (at: number) => T, { first = 5, from = 0 }: { first?: number; from?: number }): T[] => Array.from({ length: first }, (_, at) => make(from + at));
const numberIn = (key: string): number => Number(key.slice(1));
const reviewsOf = (salt: number) => (of: { id?: string; upc?: string }) => many((at) => review(pick(numberIn(of.id ?? of.upc ?? '') * REVIEWS_EACH + at + salt, REVIEWS)), { first: REVIEWS_EACH });

/** Resolvers of each service. */
export const GOODS: Record<Shop, Record<string, Record<string, unknown>>> = {
  users: {
    Query: { users: (_: unknown, page: object) => many((at) => user(at % USERS), page) },
    User: { __resolveReference: ({ id }: { id: string }) => user(numberIn(id)) },
  },
  products: {
    Query: { product: (_: unknown, { upc }: { upc: string }) => product(numberIn(upc)), topProducts: (_: unknown, page: object) => many((at) => product(at % PRODUCTS), page) },
    Product: { __resolveReference: ({ upc }: { upc: string }) => product(numberIn(upc)) },
  },
  reviews: {
    Query: { feed: (_: unknown, page: object) => many((at) => review(at % REVIEWS), page) },
    Review: { __resolveReference: ({ id }: { id: string }) => review(numberIn(id)) },
    User: { __resolveReference: (key: object) => key, reviews: reviewsOf(1) },
    Product: { __resolveReference: (key: object) => key, reviews: reviewsOf(2) },
  },
  inventory: {
    Product: {
      __resolveReference: (key: object) => key, inStock: ({ upc }: { upc: string }) => pick(numberIn(upc), 5) !== 0,
      // Free when it is dear, else by its weight: what the field requires has to arrive.
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) => (price > 1_000 ? 0 : Math.round(weight * 0.5)),
    },
  },
};
