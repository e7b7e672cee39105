import { execFile } from 'node:child_process';
import { chown, mkdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StackFault, errorCode } from './fault';

const run = promisify(execFile);

/** How to run a program as the owner of the database's files. PostgreSQL refuses to run as root. */
export interface DatabaseAccount {
  command(program: string, args: readonly string[]): { command: string; args: readonly string[]; uid?: number; gid?: number };
  /** Makes the folder if need be, and its own. */
  own(path: string): Promise<void>;
}

interface Ids { uid: number; gid: number }

export async function databaseAccount(folder: string): Promise<DatabaseAccount> {
  if (process.getuid?.() !== 0) {
    return {
      command: (command, args) => ({ command, args }),
      own: async (path) => { await mkdir(path, { recursive: true, mode: 0o700 }); },
    };
  }
  const ids = (await ownerOf(folder)) ?? (await idsOf('postgres')) ?? (await idsOf('nobody'));
  if (!ids) throw new StackFault('PostgreSQL does not run as root and this machine has no account "postgres"; run as an ordinary user, or: useradd --system postgres.', 'PostgreSQL 不能以 root 运行：请换普通用户，或先执行 useradd --system postgres。');
  // A clone below a private folder (0700, as of root's home or mktemp) is out of that account's reach; this one right lets it through.
  const through = ['--reuid', String(ids.uid), '--regid', String(ids.gid), '--clear-groups', '--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override'];
  const passes = await run('setpriv', [...through, 'true']).then(() => true, () => false);
  return {
    command: (program, args) => (passes ? { command: 'setpriv', args: [...through, program, ...args] } : { command: program, args, ...ids }),
    own: async (path) => {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await chown(path, ids.uid, ids.gid);
    },
  };
}

async function ownerOf(path: string): Promise<Ids | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? undefined : { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function idsOf(account: string): Promise<Ids | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(async (what) => Number((await run('id', [what, account])).stdout)));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined; // id says "no such user" by its exit code
  }
}
