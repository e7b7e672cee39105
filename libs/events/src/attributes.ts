import { envelopeHeaders } from './envelope-words';

/** One attribute of an event, and what it is called where it is read; null where it is not. */
export interface Attribute { kafka: string; json: string | null; parquet: string | null; type: string; meaning: string }

const NUMBERS = ['ce_aggregateversion'];
const ONLY_IN_MESSAGES = ['ce_specversion', 'ce_dataschema', 'content-type'];

const ofHeader = (kafka: string): Attribute => {
  const said = envelopeHeaders.properties?.[kafka];
  const json = kafka === 'content-type' ? 'datacontenttype' : kafka.slice('ce_'.length);
  return { kafka, json, parquet: ONLY_IN_MESSAGES.includes(kafka) ? null : json, type: NUMBERS.includes(kafka) ? 'integer' : said?.format ?? 'string', meaning: said?.description ?? '' };
};

export const attributes: readonly Attribute[] = [
  ...Object.keys(envelopeHeaders.properties ?? {}).map(ofHeader),
  { kafka: 'key of the message', json: null, parquet: 'key', type: 'string', meaning: 'Id of the project; the aggregate\'s own id where no project is concerned · 项目标识；不涉及项目时为聚合自身标识' },
  { kafka: 'value of the message', json: 'data', parquet: 'data', type: 'object; in Parquet JSON text', meaning: 'What the type says of it, see below · 事件数据，见下文各类型' },
];

/** The attributes for people. Goes between the markers of docs/subscribe.md. */
export function attributesTable(): string {
  const named = (name: string | null): string => (name === null ? '' : /\s/.test(name) ? name : `\`${name}\``);
  const rows = attributes.map(({ kafka, json, parquet, type, meaning }) => `| ${named(kafka)} | ${named(json)} | ${named(parquet)} | ${type} | ${meaning} |`);
  return ['| Kafka | JSON | Parquet | Type | Meaning |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
