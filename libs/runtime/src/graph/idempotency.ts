/** The second argument of every mutation: `@Arg(...idempotencyKey) key: string | null`. */
export const idempotencyKey = ['idempotencyKey', () => String, { nullable: true, description: 'Repeating a key gives the first answer. · 幂等键' }] as const;
