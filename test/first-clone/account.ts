import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where useradd and userdel are, also for whose PATH leaves it out. */
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** Who runs a first clone, with a home of its own that nobody else may enter. */
export interface Account {
  readonly home: string;
  /** Absent for whoever runs the test. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** Makes a folder that this test wrote the account's own. */
  own(path: string): void;
  remove(): void;
}

function privateHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'tallystick-first-clone-'));
  chmodSync(home, 0o700);
  return home;
}

export function ourselves(): Account {
  const home = privateHome();
  return { home, own: () => undefined, remove: () => removeTree(home) };
}

/** A new user of this machine, as only root can make one. */
export function ordinaryUser(): Account {
  const home = privateHome();
  const name = `tally-${process.pid}`;
  execFileSync('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name], { env });
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  const own = (path: string) => execFileSync('chown', ['--recursive', `${name}:`, path]);
  own(home);
  return {
    home,
    ids: { uid: idOf('--user'), gid: idOf('--group') },
    own,
    remove: () => {
      execFileSync('userdel', ['--force', name], { stdio: 'ignore', env });
      removeTree(home);
    },
  };
}

const removeTree = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
