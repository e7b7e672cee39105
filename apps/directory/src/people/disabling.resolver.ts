import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { load } from '@cornerstone/runtime/rows';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DisablePersonInput, EnablePersonInput } from './disabling.inputs';
import { disablePerson, enablePerson, evolve, type PersonDefined } from './disabling.rules';
import { Person } from './person.entity';

@Resolver(() => Person)
export class DisablingResolver {
  /** The gateway hears the event and refuses them from then on, their open streams among it. */
  @Mutation(() => Person, { nullable: true, description: 'Lets a person act no longer, within seconds and on all ways. · 停用人员' })
  disablePerson(@Arg('input', () => DisablePersonInput, { description: 'Who, and why. · 人员与原因' }) input: DisablePersonInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Person> {
    return request.mutate('disablePerson', Person, input, key, async (tx) => {
      const person = await load(tx, Person, input.id);
      return record<Person, PersonDefined>(tx, person, disablePerson(person, { reason: input.reason, by: request.actor.id }, tx.today), evolve(input.reason));
    });
  }

  @Mutation(() => Person, { nullable: true, description: 'Lets a disabled person act again. · 启用人员' })
  enablePerson(@Arg('input', () => EnablePersonInput, { description: 'Who, and why. · 人员与原因' }) input: EnablePersonInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<Person> {
    return request.mutate('enablePerson', Person, input, key, async (tx) => {
      const person = await load(tx, Person, input.id);
      return record<Person, PersonDefined>(tx, person, enablePerson(person, input, tx.today), evolve(input.reason));
    });
  }
}
