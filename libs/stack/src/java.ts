import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './fault';

const run = promisify(execFile);

export const javaCommand = (): string => (process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java');

/** Which program that is here, and since when: another one is another Java. */
export async function javaProgram(): Promise<string> {
  const command = javaCommand();
  for (const place of isAbsolute(command) ? [command] : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, command))) {
    const path = await realpath(place).catch((fault: unknown) => { if (errorCode(fault) === 'ENOENT' || errorCode(fault) === 'ENOTDIR') return null; throw fault; });
    if (path !== null) return `${path} ${(await stat(path)).mtimeMs}`;
  }
  return command;
}

/** The major version of a Java; undefined when there is none. */
export async function javaVersion(): Promise<number | undefined> {
  try {
    const { stderr } = await run(javaCommand(), ['-version']);
    // "17.0.15", and "1.8.0_402" before version 9
    const match = /version "(?:1\.)?(\d+)/.exec(stderr);
    return match ? Number(match[1]) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export async function hasMaven(): Promise<boolean> {
  try {
    await run('mvn', ['--version']);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
