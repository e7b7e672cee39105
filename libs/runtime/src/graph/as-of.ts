import { Arg } from 'type-graphql';
import { DateScalar } from './scalars';

/** The `asOf` of a root field. One day holds for all an operation asks (the gateway reads it, request.asOf has it): fields without the argument answer as of it too. */
export const AsOf = () => Arg('asOf', () => DateScalar, { nullable: true, description: 'As known on this day; holds for the whole operation. · 截至日期（整个操作按此日）' });
