import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { errorCode, reasonOf } from '@cornerstone/stack/fault';
import { CommandFault } from './fault';

/** The name appears when the file is whole: nobody reads half of one. */
export async function intoFile(path: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await fill(draft);
    await rename(draft, path);
  } catch (fault) {
    await rm(draft, { force: true });
    if (isOfTheSystem(fault)) throw new CommandFault(`${path} cannot be written: ${reasonOf(fault)}`, 2);
    throw fault;
  }
}

// By shape: under jest the system's errors come from another realm.
const isOfTheSystem = (fault: unknown): boolean => errorCode(fault) !== undefined && Object.hasOwn(fault as object, 'syscall');
