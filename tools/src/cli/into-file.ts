import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { CommandFault } from './fault';

/** The name appears when the file is whole: nobody reads half of one. */
export async function intoFile(path: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await fill(draft);
    await rename(draft, path);
  } catch (fault) {
    await rm(draft, { force: true });
    if (fault instanceof Error && 'code' in fault && 'syscall' in fault) throw new CommandFault(`${path} cannot be written: ${fault.message}`, 2);
    throw fault;
  }
}
