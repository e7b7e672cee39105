import { access, constants, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StackFault, errorCode, reasonOf } from './fault';
import { holderOf, tryLock, type FileLock } from './file-lock';

const MARKER = '.cornerstone-data';
const LOCK = 'lock';

/** Makes the folder ours, unless it holds something of somebody else's. */
export async function claimFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const content = await readdir(folder);
    if (content.length > 0 && !content.includes(MARKER)) {
      throw new StackFault(`${folder} is not empty and not ours; name a new or empty folder in CORNERSTONE_DATA.`, '该目录非空且不属于本系统：请用 CORNERSTONE_DATA 指定新的空目录。');
    }
    await access(folder, constants.W_OK);
    await writeFile(join(folder, MARKER), 'Cornerstone keeps its data here; "npm run reset" deletes this folder.\n');
  } catch (error) {
    if (error instanceof StackFault) throw error;
    throw new StackFault(`The data folder ${folder} cannot be written (${reasonOf(error)}); name another in CORNERSTONE_DATA.`, '数据目录不可写：请用 CORNERSTONE_DATA 另行指定。', { cause: error });
  }
}

/** One program at a time works on a folder. */
export async function lockFolder(folder: string): Promise<FileLock> {
  const got = await tryLock(join(folder, LOCK));
  if ('release' in got) return got;
  throw new StackFault(`Cornerstone is already running on ${folder} (process ${got.holder}); stop it there with Ctrl-C, or name another folder in CORNERSTONE_DATA.`, '该数据目录上已有实例在运行：请先停止它，或用 CORNERSTONE_DATA 另行指定。');
}

/** The process that works on the folder now, if any. */
export const lockHolder = (folder: string): Promise<number | undefined> => holderOf(join(folder, LOCK));

/** Deletes the folder, only when it carries our marker. Returns false when there is none. */
export async function deleteFolder(folder: string): Promise<boolean> {
  try {
    const content = await readdir(folder);
    if (!content.includes(MARKER)) {
      throw new StackFault(`${folder} does not carry our marker ${MARKER}, so nothing was deleted; check CORNERSTONE_DATA.`, '该目录没有本系统的标记，未删除任何内容：请检查 CORNERSTONE_DATA。');
    }
    // The marker goes last: an interrupted reset can be repeated.
    for (const name of content) if (name !== MARKER) await rm(join(folder, name), { recursive: true });
    await rm(folder, { recursive: true });
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
