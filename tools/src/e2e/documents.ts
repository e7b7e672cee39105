import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { REPOSITORY } from './running-house';

/** The code of a document in one language, in the order in which it stands there. */
export const blocksOf = (file: string, language: string): string[] =>
  [...readFileSync(`${REPOSITORY}${file}`, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code]) => code ?? '');

/** The commands of a shell block: a line each, a comment behind it left out, a line that ends with \ goes on. */
export const commandsIn = (block: string): string[] =>
  block.replace(/\\\n\s*/g, '').split('\n').map((line) => line.replace(/\s{2,}#.*$/, '').trim()).filter((line) => line !== '' && !line.startsWith('#'));

export interface InShell { status: number | null; stdout: string; stderr: string }

/** As a reader types it; no status where it did not end within a minute. */
export const inShell = (command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<InShell> => new Promise((resolve) => {
  execFile('sh', ['-c', command], { cwd, env, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 }, (fault, stdout, stderr) => {
    resolve({ status: fault ? (typeof fault.code === 'number' ? fault.code : null) : 0, stdout, stderr });
  });
});
