import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema';

export interface Difference { field: string; why: { en: string; zh: string } }
/** One schema of the release, one of today, and which of them reads what the other wrote. */
export interface Compared { was: JsonSchema; now: JsonSchema; reads: 'was' | 'now'; at: string }

/** Said for people, or looked into part by part below; every other keyword must stay as it was. */
const WORDS = ['$schema', 'title', 'description', 'examples', 'deprecated', '$comment'];
const PARTS = ['type', 'anyOf', 'oneOf', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'prefixItems', 'default'];
const ZH: Readonly<Record<string, string>> = { pattern: '格式', format: '格式', minimum: '下限', maximum: '上限', exclusiveMinimum: '下限', exclusiveMaximum: '上限', minLength: '最短长度', maxLength: '最大长度', minItems: '最少项数', maxItems: '最多项数' };

const because = (at: string, en: string, zh: string): Difference => ({ field: at, why: { en, zh } });
const shown = (value: unknown, none = 'none'): string => (value === undefined ? none : JSON.stringify(value));
const listed = (values: readonly unknown[]): string => values.map((value) => shown(value)).join(', ');
const typesOf = ({ type }: JsonSchema): string[] => [type ?? []].flat();

/** Null apart from the rest: zod writes `type: [string, null]` or `anyOf: [string, null]` for the same thing. */
function split(schema: JsonSchema): { isNullable: boolean; choices: JsonSchema[] } {
  const { anyOf, oneOf, default: _default, ...own } = schema;
  const all = (anyOf ?? oneOf ?? [{}]).map((choice): JsonSchema => ({ ...own, ...choice })).flatMap((choice) => (Array.isArray(choice.type) ? choice.type.map((type) => ({ ...choice, type })) : [choice]));
  return { isNullable: all.some(({ type }) => type === 'null'), choices: all.filter(({ type }) => type !== 'null') };
}

/** Why what one schema writes cannot be read by the other, field by field; nothing where it can. What is not proven is a difference. */
export function differences(compared: Compared): Difference[] {
  const { was, now, at } = compared;
  const before = split(was);
  const after = split(now);
  const found: Difference[] = [];
  if (before.isNullable !== after.isNullable) found.push(because(at, after.isNullable ? 'may be null now, it could not before' : 'could be null, it may not now', after.isNullable ? '现可为空，此前不可' : '此前可为空，现不可'));
  if ('default' in was && !isDeepStrictEqual(was.default, now.default)) found.push(because(at, `default changed from ${shown(was.default)} to ${shown(now.default)}: old messages would say something else`, `默认值由 ${shown(was.default)} 改为 ${shown(now.default, '无')}，旧消息含义随之改变`));
  if (before.choices.length !== after.choices.length) return [...found, because(at, `${before.choices.length} alternatives became ${after.choices.length}`, `可选类型由 ${before.choices.length} 种变为 ${after.choices.length} 种`)];
  return [...found, ...before.choices.flatMap((choice, index) => alternatives({ ...compared, was: choice, now: after.choices[index] ?? {} }))];
}

function alternatives(compared: Compared): Difference[] {
  const { was, now, at } = compared;
  if (!isDeepStrictEqual(typesOf(was), typesOf(now))) return [because(at, `type changed from ${typesOf(was).join('|') || 'any'} to ${typesOf(now).join('|') || 'any'}`, `类型由 ${typesOf(was).join('|') || '任意'} 改为 ${typesOf(now).join('|') || '任意'}`)];
  return [...values(was, now, at), ...others(was, now, at), ...objects(compared), ...maps(compared), ...lists(compared)];
}

/** An enumeration only holds while both sides know every value. */
function values(was: JsonSchema, now: JsonSchema, at: string): Difference[] {
  const of = (schema: JsonSchema): unknown[] | null => ('const' in schema ? [schema.const] : schema.enum ?? null);
  const [before, after] = [of(was), of(now)];
  if (!before || !after) return before || after ? [because(at, before ? `any value is allowed now, only ${listed(before)} were` : `only ${listed(after ?? [])} are allowed now, any value was`, before ? '由枚举改为任意值' : '由任意值改为枚举')] : [];
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  return [
    ...(added.length > 0 ? [because(at, `value ${listed(added)} is new: readers of the release refuse it`, `新增取值 ${listed(added)}，已发布版本的读者无法识别`)] : []),
    ...(removed.length > 0 ? [because(at, `value ${listed(removed)} is gone: old messages hold it`, `取消取值 ${listed(removed)}，历史消息仍含该值`)] : []),
  ];
}

function others(was: JsonSchema, now: JsonSchema, at: string): Difference[] {
  const keywords = new Set([...Object.keys(was), ...Object.keys(now)].filter((keyword) => !WORDS.includes(keyword) && !PARTS.includes(keyword)));
  return [...keywords].filter((keyword) => !isDeepStrictEqual(was[keyword], now[keyword])).map((keyword) => (ZH[keyword]
    ? because(at, `${keyword} changed from ${shown(was[keyword])} to ${shown(now[keyword])}`, `${ZH[keyword]}由 ${shown(was[keyword], '无')} 改为 ${shown(now[keyword], '无')}`)
    : because(at, `cannot be proven compatible: ${keyword} is not the same as in the release`, `无法证明兼容：${keyword} 与已发布版本不同`)));
}

function objects({ was, now, reads, at }: Compared): Difference[] {
  const before = was.properties ?? {};
  const after = now.properties ?? {};
  const [reader, writer] = reads === 'was' ? [was, now] : [now, was];
  const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const demanded = (name: string): boolean => (reader.required ?? []).includes(name) && !(writer.required ?? []).includes(name);
  return [
    ...Object.keys(before).filter((name) => !Object.hasOwn(after, name)).map((name) => removed(name, before, after, added, at)),
    ...added.filter((name) => reads === 'now' && demanded(name)).map((name) => because(`${at}.${name}`, 'is new and required: old messages lack it; make it optional or give it a default', '新增必填字段，历史消息没有；应改为可选或设默认值')),
    ...(reader.required ?? []).filter((name) => demanded(name) && !Object.hasOwn(before, name) && !Object.hasOwn(after, name)).map((name) => because(`${at}.${name}`, 'is a key that must be there on one side only', '仅一方要求必须有该键')),
    ...added.filter(() => reads === 'was' && was.additionalProperties === false).map((name) => because(`${at}.${name}`, 'is new, and readers of the release refuse fields they do not know', '新增字段，已发布版本的读者拒绝未知字段')),
    ...Object.keys(before).filter((name) => Object.hasOwn(after, name)).flatMap((name) => [
      ...(demanded(name) ? [reads === 'now' ? because(`${at}.${name}`, 'is required now, it was optional: old messages may lack it', '由可选改为必填，历史消息可能没有') : because(`${at}.${name}`, 'is optional now, it was required: readers of the release need it', '由必填改为可选，已发布版本的读者需要它')] : []),
      ...differences({ was: before[name] ?? {}, now: after[name] ?? {}, reads, at: `${at}.${name}` }),
    ]),
  ];
}

function removed(name: string, before: Record<string, JsonSchema>, after: Record<string, JsonSchema>, added: readonly string[], at: string): Difference {
  const renamed = added.find((other) => differences({ was: before[name] ?? {}, now: after[other] ?? {}, reads: 'now', at }).length === 0);
  return renamed ? because(`${at}.${name}`, `is gone, renamed to ${renamed} it seems: readers of the release look for ${name}`, `字段消失，疑似改名为 ${renamed}；已发布版本的读者仍按 ${name} 读取`) : because(`${at}.${name}`, 'was removed: readers of the release look for it', '字段被删除，已发布版本的读者仍会读取');
}

/** Records: what any further key holds. */
function maps({ was, now, reads, at }: Compared): Difference[] {
  const of = ({ additionalProperties: held }: JsonSchema): JsonSchema | null => (typeof held === 'object' ? held : null);
  const [before, after] = [of(was), of(now)];
  if (!before && !after) return [];
  if (!before || !after) return [because(at, before ? 'took any further key, it does not now' : 'takes any further key now, it did not', before ? '不再接受任意键' : '改为接受任意键')];
  return [...differences({ was: before, now: after, reads, at: `${at}.*` }), ...differences({ was: was.propertyNames ?? {}, now: now.propertyNames ?? {}, reads, at: `${at}.* (key)` })];
}

function lists({ was, now, reads, at }: Compared): Difference[] {
  const [before, after] = [was.prefixItems ?? [], now.prefixItems ?? []];
  if (before.length !== after.length) return [because(at, `${before.length} places became ${after.length}`, `由 ${before.length} 项变为 ${after.length} 项`)];
  const places = before.flatMap((place, index) => differences({ was: place, now: after[index] ?? {}, reads, at: `${at}[${index}]` }));
  if (!was.items !== !now.items) return [...places, because(`${at}[]`, 'cannot be proven compatible: what the list holds is told on one side only', '无法证明兼容：仅一方说明列表内容')];
  return was.items && now.items ? [...places, ...differences({ was: was.items, now: now.items, reads, at: `${at}[]` })] : places;
}
