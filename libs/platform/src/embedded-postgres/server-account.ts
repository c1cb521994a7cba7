import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
  /** True when the account is not the one that runs this process, so files must be handed over to it. */
  readonly foreign: boolean;
}

/** PostgreSQL refuses to run as root; `nobody` exists where no `postgres` user was ever made, and no account is created on the machine. */
const ACCOUNTS_FOR_ROOT = ['postgres', 'nobody'];

/** The account that PostgreSQL runs under: our own, unless that is root. */
export async function serverAccount(): Promise<ServerAccount> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid, foreign: false };
  for (const name of ACCOUNTS_FOR_ROOT) {
    const found = await lookUp(name);
    if (found) return found;
  }
  throw new Error(`PostgreSQL does not run as root, and this machine has no user ${ACCOUNTS_FOR_ROOT.join(' or ')}`);
}

async function lookUp(name: string): Promise<ServerAccount | undefined> {
  const id = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([id('id', ['-u', name]), id('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout), foreign: true };
  } catch {
    return undefined;
  }
}

/** Whether the account may pass through every folder from the root down to and including `folder`. */
export async function canReach(account: ServerAccount, folder: string): Promise<boolean> {
  if (!account.foreign) return true;
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path);
    const searchBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & searchBit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
