import type { Day } from '@cornerstone/kernel/day';
import { Field, InputType, Int } from 'type-graphql';
import { DateScalar } from './scalars';

/** What every input of a mutation says beside its own: since when it is known. */
@InputType({ description: 'What is done, and since when it is known. · 操作' })
export abstract class Command {
  @Field(() => DateScalar, { nullable: true, description: 'Known since, today by default. · 知悉日期' }) knownOn?: Day | null;
}

/** A command upon something that the person has seen: `load` refuses it when that has changed since. */
@InputType({ description: 'What is done to something seen before. · 对既有对象的操作' })
export abstract class CommandOnSeen extends Command {
  @Field(() => Int, { nullable: true, description: 'The version you saw; another one is refused. · 已见版本' }) expectedVersion?: number | null;
}
