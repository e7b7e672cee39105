import type { DataSource } from 'typeorm';

/** By type of the graph, fields that are a column of one recorded row: nothing but an event of that row's id changes them. */
export type OwnFields = Readonly<Record<string, readonly string[]>>;

type Class = abstract new (...args: never[]) => object;
interface FieldResolverOf { kind: 'internal' | 'external'; methodName: string; target: Class; getObjectType?: () => Class }
/** What type-graphql keeps of all decorators. */
interface Decorated {
  objectTypes: readonly { name: string; target: Class }[]; fields: readonly { name: string; schemaName: string; target: Class }[];
  fieldResolvers: readonly FieldResolverOf[]; resolverClasses: readonly { target: Class; getObjectType: () => Class }[]; authorizedFields: readonly { target: Class; fieldName: string }[];
}

/** Who sees a row depends on the row and on the rights of who asks, and on nothing else. */
const PLAIN_POLICY = /^(?:\(|\)|\s|\b(?:AND|OR|NOT|IS|NULL|ANY|ARRAY|[a-z_]+)\b|'[a-z]+'|::|~~|\[|\]|,)*$/;
const FUNCTIONS = new Set(['may_see', 'has_scope', 'signed_in', 'sees_all', 'own_places', 'places_of']);
/** What is asked of the settings once a statement. */
const ASKED_ONCE = /\(\s*SELECT (\w+)\(\) AS \w+\)/g;

/** Whether the text of a policy, as the database tells it, rests on nothing but the row and the settings of who asks. */
export function isPlainPolicy(text: string): boolean {
  const plain = text.replace(ASKED_ONCE, '$1()');
  return PLAIN_POLICY.test(plain) && !/\bselect\b/i.test(plain) && [...plain.matchAll(/\b([a-z_]+)\(/g)].every(([, name]) => FUNCTIONS.has(name ?? ''));
}

/**
 * Derived from the classes of a service: an entity of the graph by its id, which is a recorded row (a version, a scope) whose policies are plain. Left out are
 * fields that are worked out, and those that need a scope.
 */
export async function ownFields(source: DataSource, copies: readonly string[]): Promise<OwnFields> {
  const decorated = (globalThis as unknown as { TypeGraphQLMetadataStorage: Decorated }).TypeGraphQLMetadataStorage;
  const policies = await source.query<{ table: string; text: string }[]>("/* policies of readers */ select p.tablename as table, p.qual as text from pg_policies p join pg_tables t using (schemaname, tablename) where schemaname = 'public' and cmd in ('SELECT', 'ALL') and not (roles && array[current_user::name, t.tableowner])");
  const resolved = new Set(decorated.fieldResolvers.flatMap((each) => {
    const of = each.kind === 'internal' ? each.target : (each.getObjectType ?? decorated.resolverClasses.find(({ target }) => target === each.target)?.getObjectType)?.();
    return of ? [fieldOf(of, each.methodName)] : [];
  }));
  const guarded = new Set(decorated.authorizedFields.map(({ target, fieldName }) => fieldOf(target, fieldName)));
  return Object.fromEntries(source.entityMetadatas.flatMap(({ target, tableName, columns }): [string, string[]][] => {
    const Entity = target as Class;
    const type = decorated.objectTypes.find((each) => each.target === Entity);
    const own = policies.filter(({ table }) => table === tableName);
    if (!type || copies.includes(tableName) || !isRecorded(Entity) || own.length === 0 || !own.every(({ text }) => isPlainPolicy(text))) return [];
    const names = new Set(columns.map(({ propertyName }) => propertyName));
    const fields = decorated.fields.filter(({ target: of, name, schemaName }) => of === Entity && names.has(name) && name === schemaName && !resolved.has(fieldOf(of, name)) && !guarded.has(fieldOf(of, name)));
    return names.has('id') && names.has('version') && fields.length > 0 ? [[type.name, fields.map(({ name }) => name).sort()]] : [];
  }));
}

const isRecorded = (Entity: Class): boolean => typeof (Entity.prototype as { scope?: unknown }).scope === 'function';

const numbers = new WeakMap<Class, number>();
let last = 0;
/** A name for a field of one class: two classes may have the same name. */
function fieldOf(of: Class, name: string): string {
  const number = numbers.get(of) ?? (last += 1);
  numbers.set(of, number);
  return `${number}.${name}`;
}
