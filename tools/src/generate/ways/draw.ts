import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { withPart } from '@cornerstone/events/reference';
import { query } from './query';
import type { Stop, Way } from './way';
import { yuan } from './yuan';

/** Files that a file imports, as paths from the root. */
function importsOf(root: string, file: string): string[] {
  const said = [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, path = '']) => path);
  return said.flatMap((path) => {
    const plain = path.startsWith('.') ? normalize(join(dirname(file), path)) : path.replace(/^@cornerstone\/([^/]+)\//, 'libs/$1/src/');
    return ['.ts', '.tsx'].map((ending) => `${plain}${ending}`).filter((candidate) => existsSync(join(root, candidate)));
  });
}

const declares = (text: string, name: string): boolean => new RegExp(`(?:function|const|class|async) ${name}\\b|^ {2}${name}[(<]`, 'm').test(text);

/** What no longer holds of a way: a file that went, a name that it no longer declares, two stops that nothing ties. */
export function broken(root: string, way: Way): string[] {
  return way.flatMap((stop, at) => {
    const before = way[at - 1];
    if (!existsSync(join(root, stop.file))) return [`${stop.file} is not there`];
    if (!declares(readFileSync(join(root, stop.file), 'utf8'), stop.name)) return [`${stop.file} declares no ${stop.name}`];
    if (stop.over || !before || !existsSync(join(root, before.file))) return [];
    const tied = importsOf(root, before.file).includes(stop.file) || importsOf(root, stop.file).includes(before.file);
    return tied ? [] : [`${before.file} and ${stop.file} do not import each other: say what carries it over`];
  });
}

const fileName = ({ file }: Stop): string => file.split('/').at(-1) ?? file;

/** A picture of the way: a column a process, an arrow where the way goes over into another, a line a stop. */
function picture(way: Way): string {
  const lines = ['```mermaid', 'sequenceDiagram', ...[...new Set(way.map((stop) => stop.in))].map((process) => `  participant ${process.replaceAll(' ', '_')} as ${process}`)];
  way.forEach((stop, at) => {
    const [from, here] = [way[at - 1]?.in ?? stop.in, stop.in].map((process) => process.replaceAll(' ', '_'));
    const carried = stop.over ? `${stop.over}: ` : '';
    lines.push(`  ${from}->>${here}: ${from === here ? '' : carried}${at + 1} ${fileName(stop)} ${stop.name}${from === here && stop.over ? ` (${stop.over})` : ''}`);
  });
  return [...lines, '```'].join('\n');
}

const list = (way: Way): string => ['| | Process | File | What happens |', '| --- | --- | --- | --- |', ...way.map(({ in: process, file, name, does }, at) => `| ${at + 1} | ${process === way[at - 1]?.in ? '' : process} | [${file}](../${file}) \`${name}\` | ${does} |`)].join('\n');

/** docs/architecture.md with its two ways drawn from the sources; throws, and says what to mend, where one no longer holds. */
export function architectureFile(root: string): [string, string] {
  const file = join(root, 'docs/architecture.md');
  const parts: [string, Way][] = [['yuan', yuan], ['query', query]];
  const faults = parts.flatMap(([name, way]) => broken(root, way).map((fault) => `tools/src/generate/ways/${name}.ts: ${fault}`));
  if (faults.length > 0) throw new Error(`The ways of docs/architecture.md no longer hold:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return [file, parts.reduce((page, [name, way]) => withPart(page, name, `${picture(way)}\n\n${list(way)}`), readFileSync(file, 'utf8'))];
}
