const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])';

/** Four services, as the published benches of gateways have them: a shop's users, products, reviews and stock. */
export const SCHEMAS = {
  users: `${LINK}
    type Query { users(first: Int, from: Int): [User!]! }
    type User @key(fields: "id") { id: ID!  name: String!  username: String! }`,
  products: `${LINK}
    type Query { product(upc: ID!): Product  topProducts(first: Int, from: Int): [Product!]! }
    type Product @key(fields: "upc") { upc: ID!  name: String!  price: Int!  weight: Int! }`,
  reviews: `${LINK}
    type Query { feed(first: Int, from: Int): [Review!]! }
    type Review @key(fields: "id") { id: ID!  body: String!  author: User!  product: Product! }
    type User @key(fields: "id") { id: ID!  reviews: [Review!]! }
    type Product @key(fields: "upc") { upc: ID!  reviews: [Review!]! }`,
  inventory: `${LINK}
    type Product @key(fields: "upc") { upc: ID!  price: Int! @external  weight: Int! @external  inStock: Boolean!  shippingEstimate: Int! @requires(fields: "price weight") }`,
} as const;

export type Shop = keyof typeof SCHEMAS;
export const SHOPS = Object.keys(SCHEMAS) as Shop[];
