import { readFileSync } from 'node:fs';
import { REPOSITORY } from './running-house';

/** The code of a document in one language, in the order in which it stands there. */
export const blocksOf = (file: string, language: string): string[] =>
  [...readFileSync(`${REPOSITORY}${file}`, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code]) => code ?? '');

/** The commands of a shell block: a line each, a comment behind it left out, a line that ends with \ goes on. */
export const commandsIn = (block: string): string[] =>
  block.replace(/\\\n\s*/g, '').split('\n').map((line) => line.replace(/\s{2,}#.*$/, '').trim()).filter((line) => line !== '' && !line.startsWith('#'));
