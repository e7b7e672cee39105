import { readdirSync, readFileSync } from 'node:fs';
import { withPart } from '@cornerstone/events/reference';
import { rights, roles, scopes, type Role } from '@cornerstone/runtime/rights';
import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import { services } from '../services';
import { protectionsIn } from './row-security';

const names = Object.keys(roles) as Role[];
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const marks = (allowed: readonly Role[]): string[] => names.map((role) => (allowed.includes(role) ? '●' : ''));

/** What a mutation is called in the schema's description, behind its ` · `. */
function chineseNames(schemas: ReadonlyMap<string, string>): Map<string, string> {
  const mutations = [...schemas.values()].flatMap((sdl) => parse(sdl).definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation'));
  return new Map([...mutations.flatMap((type) => (type.fields ?? []).map((field): [string, string] => [field.name.value, field.description?.value.split(' · ').at(-1) ?? ''])), ['operateStreams', '运维事件流'], ['verifyAudit', '校验审计链']]);
}

const operations = (said: ReadonlyMap<string, string>): string => table(['Service', 'Operation', '操作', ...names], Object.entries(rights).flatMap(([service, own]) =>
  Object.entries(own as Record<string, readonly Role[]>).map(([operation, allowed], at) => [at === 0 ? service : '', `\`${operation}\``, said.get(operation) ?? '', ...marks(allowed)])));

const scopeTable = (): string => table(['Scope', 'What it opens', ...names, 'And'], Object.entries(scopes).map(([name, scope]) =>
  [`\`${name}\``, `${scope.en} · ${scope.zh} (${scope.note})`, ...marks(scope.roles), 'also' in scope ? `${scope.also.en} · ${scope.also.zh}` : '']));

/** Fields that the schemas tag with a scope. */
export function guardedFields(schemas: ReadonlyMap<string, string>): { service: string; type: string; field: string; scope: string }[] {
  return [...schemas].flatMap(([service, sdl]) => parse(sdl).definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION).flatMap((type) =>
    (type.fields ?? []).flatMap((field) => (field.directives ?? []).filter((directive) => directive.name.value === 'tag').map((directive) => {
      const name = directive.arguments?.[0]?.value;
      return { service, type: type.name.value, field: field.name.value, scope: name?.kind === Kind.STRING ? name.value : '' };
    }))));
}

function rowsOf(root: string): string {
  const folders = [['every service', `${root}libs/runtime/src/migrations/`], ...services.map((service): [string, string] => [service, `${root}apps/${service}/src/migrations/`])] as const;
  const rows = folders.flatMap(([service, folder]) => readdirSync(folder).sort().flatMap((file) => protectionsIn(readFileSync(`${folder}${file}`, 'utf8')).map(({ table: name, how, what, unless }) =>
    [service, `\`${name}\``, how === 'protect' ? `\`${what}\`` : `scope \`${what}\`${unless === null ? '' : `, except where \`${unless}\``}`])));
  return table(['Service', 'Table', 'Row is there for a person where'], rows);
}

/** docs/access.md with its tables written from what holds. */
export function accessFile(root: string, schemas: ReadonlyMap<string, string>): [string, string] {
  const file = `${root}docs/access.md`;
  const fields = table(['Field', 'Service', 'Scope'], guardedFields(schemas).map(({ service, type, field, scope }) => [`\`${type}.${field}\``, service, `\`${scope}\``]));
  const people = table(['Role', 'Who', '角色'], names.map((role) => [`\`${role}\``, roles[role].en, roles[role].zh]));
  const parts: [string, string][] = [['roles', people], ['operations', operations(chineseNames(schemas))], ['scopes', scopeTable()], ['fields', fields], ['rows', rowsOf(root)]];
  return [file, parts.reduce((page, [name, text]) => withPart(page, name, text), readFileSync(file, 'utf8'))];
}
