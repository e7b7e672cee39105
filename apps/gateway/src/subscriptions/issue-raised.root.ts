import type { DataOf } from '@cornerstone/events/define';
import { issueRaised } from '@cornerstone/events/supervision';
import { matches, wantedOf } from '../streams/wanted';
import { keyOf, questionOf } from './question';
import type { AskedRoot, Subscription } from './subscription';

/** `issueRaised`: each issue that was found, as the graph knows it. */
export async function issueRaisedRoot({ asked, fields, arguments: given, ask }: AskedRoot): Promise<Subscription> {
  const wanted = wantedOf({ ...given, types: [issueRaised.type] });
  const question = questionOf(asked, 'issue', fields);
  return {
    isWanted: (event) => matches(wanted, event), newestOnly: false,
    async answer(event) {
      const { issueId } = event.data as DataOf<typeof issueRaised>;
      const { data, errors } = await ask(question.query, { ...question.variables, [question.idVariable]: issueId });
      return { data: data ?? { [keyOf(fields[0])]: null }, ...(errors && { errors }) };
    },
  };
}
