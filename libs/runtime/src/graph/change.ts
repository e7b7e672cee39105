import { Arg, Ctx, Mutation } from 'type-graphql';
import type { EntityClass } from '../database';
import type { Request } from '../request';
import type { Operation } from '../rights';
import type { Tx } from '../transaction';

type Decided<T, I> = (tx: Tx, input: I) => Promise<T>;

/**
 * A mutation of the graph: `name(input: …Input!, idempotencyKey: String)`, named as the method is. The method gets the transaction
 * and the input and answers the changed object; the right, the idempotency key, the commit and the relay are seen to (`Request.mutate`).
 */
export function Change<T extends object, I extends object>(Answer: () => EntityClass<T>, Input: () => new () => I, description: string) {
  return (resolver: object, operation: Operation, method: TypedPropertyDescriptor<Decided<T, I>>): void => {
    const decide = method.value as Decided<T, I>;
    const decorated: PropertyDescriptor = method;
    decorated.value = function change(this: unknown, input: I, key: string | null | undefined, request: Request): Promise<T> {
      return request.mutate(operation, Answer(), input, key, (tx) => decide.call(this, tx, input));
    };
    Arg('input', Input, { description: 'What to do. · 输入' })(resolver, operation, 0);
    Arg('idempotencyKey', () => String, { nullable: true, description: 'Repeating a key gives the first answer. · 幂等键' })(resolver, operation, 1);
    Ctx()(resolver, operation, 2);
    Mutation(Answer, { nullable: true, description })(resolver, operation, decorated);
  };
}
