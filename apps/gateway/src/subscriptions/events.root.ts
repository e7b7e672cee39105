import type { Received } from '@cornerstone/events/define';
import { getArgumentValues, isObjectType } from 'graphql';
import { fieldsAsked, fragmentsOf } from '../selections';
import { matches, wantedOf } from '../streams/wanted';
import { eventField } from './event-fields';
import { keyOf, questionOf } from './question';
import type { AskedRoot, Result, Subscription } from './subscription';

/** `events`: each event tells itself; only its project is asked of the graph. */
export async function eventsRoot({ asked, fields, arguments: given, ask, language }: AskedRoot): Promise<Subscription> {
  const wanted = wantedOf(given);
  const key = keyOf(fields[0]);
  const parts = fields.flatMap((field) => fieldsAsked(field.selectionSet?.selections ?? [], fragmentsOf(asked.document), asked.variables));
  const projects = parts.filter((part) => part.name.value === 'project');
  const question = projects.length > 0 ? questionOf(asked, 'project', projects) : null;
  const type = asked.schema.getType('Event');
  const own = parts.filter((part) => !projects.includes(part)).map((part): [string, (event: Received) => unknown] => {
    const field = isObjectType(type) ? type.getFields()[part.name.value] : undefined;
    const say = eventField(part.name.value);
    const argumentsOf = field ? getArgumentValues(field, part, asked.variables) : {};
    return [keyOf(part), (event) => say(event, argumentsOf, language)];
  });
  return {
    isWanted: (event) => matches(wanted, event), newestOnly: false,
    async answer(event) {
      const { data, errors = [] }: Result = question && event.projectId !== null ? await ask(question.query, { ...question.variables, [question.idVariable]: event.projectId }) : {};
      const told = new Map([...own.map(([name, say]): [string, unknown] => [name, say(event)]), ...projects.map((part): [string, unknown] => [keyOf(part), data?.[keyOf(part)] ?? null])]);
      // In the order in which they were asked for.
      const ordered = Object.fromEntries(parts.map((part) => [keyOf(part), told.get(keyOf(part))]));
      return { data: { [key]: ordered }, ...(errors.length > 0 && { errors: errors.map((error) => ({ ...error, path: [key, ...(error.path ?? [])] })) }) };
    },
  };
}
