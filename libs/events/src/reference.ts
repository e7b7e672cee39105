import { byType, publisherOf, type EventDefinition } from './define';
import { fieldsOf, schemaOf, type Field, type JsonSchema } from './json-schema';
import { aboutTopics } from './topics';

/** The catalogue for people: a section a topic, a table a type. Goes between the markers of docs/subscribe.md. */
export function referenceOf(catalogued: Iterable<EventDefinition>): string {
  const definitions = [...catalogued].sort(byType);
  const topics = [...new Set(definitions.map(({ topic }) => topic))].sort();
  return topics.map((topic) => [topicText(topic), ...definitions.filter((definition) => definition.topic === topic).map(eventText)].join('\n\n')).join('\n\n');
}

/** The page with its part between the markers of a name written anew. */
export function withPart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [before, , after] = page.split(new RegExp(`${begin}|${end}`));
  if (before === undefined || after === undefined) throw new Error(`the page has no ${begin} … ${end}`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

function topicText(topic: string): string {
  const said = aboutTopics[topic];
  if (!said) throw new Error(`topics.ts says nothing of ${topic}`);
  return `### ${topic}\n\n${said.about.en} · ${said.about.zh}\n\n| Published by | Aggregate | Key |\n| --- | --- | --- |\n| ${publisherOf(topic)} | ${said.aggregate.en} · ${said.aggregate.zh} | ${said.key.en} · ${said.key.zh} |`;
}

function eventText({ type, title, data }: EventDefinition): string {
  const schema = schemaOf(data, 'input');
  const rows = fieldsOf(schema, '').map((field) => `| \`${field.path.slice(1)}\` | ${typeOf(field)} | ${cell(field.description ?? '')} |`);
  return `#### ${type}\n\n**${title.en} · ${title.zh}.** ${schema.description ?? ''}\n\n| Field | Type | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');

function typeOf({ schema, isRequired }: Field): string {
  const missing = 'default' in schema ? ` (absent: ${JSON.stringify(schema.default)})` : isRequired ? '' : ' (may be absent)';
  return `${nameOf(schema)}${missing}`;
}

function nameOf(schema: JsonSchema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(nameOf).join(' or ');
  if (schema.enum) return schema.enum.join(', ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.items) return `list of ${nameOf(schema.items)}`;
  return schema.format ?? (schema.pattern ? 'decimal string' : [schema.type ?? 'any'].flat().join(' or '));
}
