import { record } from '@cornerstone/runtime/record';
import { load } from '@cornerstone/runtime/rows';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { DisablePersonInput, EnablePersonInput } from './disabling.inputs';
import { disablePerson, enablePerson, evolve, type PersonDefined } from './disabling.rules';
import { Person } from './person.entity';

@Resolver(() => Person)
export class DisablingResolver {
  /** The gateway hears the event and refuses them from then on, their open streams among it. */
  @Change(() => Person, () => DisablePersonInput, 'Lets a person act no longer, within seconds and on all ways. · 停用人员')
  async disablePerson(tx: Tx, input: DisablePersonInput): Promise<Person> {
    const person = await load(tx, Person, input.id);
    return record<Person, PersonDefined>(tx, person, disablePerson(person, { reason: input.reason, by: tx.actor.id }, tx.today), evolve(input.reason));
  }

  @Change(() => Person, () => EnablePersonInput, 'Lets a disabled person act again. · 启用人员')
  async enablePerson(tx: Tx, input: EnablePersonInput): Promise<Person> {
    const person = await load(tx, Person, input.id);
    return record<Person, PersonDefined>(tx, person, enablePerson(person, input, tx.today), evolve(input.reason));
  }
}
