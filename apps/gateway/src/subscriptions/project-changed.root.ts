import { notFound } from '@cornerstone/kernel/rejection';
import { GraphQLError } from 'graphql';
import { keyOf, questionOf } from './question';
import type { Ask, AskedRoot, Subscription } from './subscription';

/** `projectChanged`: the project as it is after what happened to it. */
export async function projectChangedRoot({ asked, fields, arguments: given, ask }: AskedRoot): Promise<Subscription> {
  const code = String(given['code']);
  const id = await idOf(code, ask);
  const question = questionOf(asked, 'project', fields);
  return {
    isWanted: ({ projectId, subject }) => projectId === id || subject === code, newestOnly: true,
    answer: async () => {
      const { data, errors } = await ask(question.query, { ...question.variables, [question.idVariable]: id });
      return { data: data ?? { [keyOf(fields[0])]: null }, ...(errors && { errors }) };
    },
  };
}

/** What one may not see is not found, here as in a query. */
async function idOf(code: string, ask: Ask): Promise<string> {
  const { data, errors: [error] = [] } = await ask('query($code: String!) { project(code: $code) { id } }', { code });
  const found = (data?.['project'] ?? null) as { id: string } | null;
  if (found) return found.id;
  // It is worded already: told on as a service's.
  if (error) throw new GraphQLError(error.message, { extensions: { serviceName: 'projects', ...error.extensions } });
  throw notFound({ en: 'The project', zh: '项目' }, code.slice(0, 50));
}
