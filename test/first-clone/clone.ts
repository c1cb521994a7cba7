import { execFileSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, cpSync, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Account } from './account.js';

const ROOT = dirname(dirname(import.meta.dirname));
/** How a machine reaches its packages; everything else of our environment stays behind. */
const PASSED_ON =
  /^(lang|lc_.*|node_extra_ca_certs|ssl_cert_.*|(https?|no|all)_proxy|npm_config_(registry|cafile|.*proxy))$/i;

export interface Clone {
  readonly folder: string;
  /** As a fresh shell of the account has it: the machine's own Node first, nothing of this checkout. */
  readonly spawnOptions: SpawnOptions;
}

/** Clones what is committed here into the account's home. */
export function cloneFor(account: Account): Clone {
  const folder = join(account.home, 'tallystick');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', ROOT, folder]);
  chmodSync(folder, 0o700);
  const cache = npmCacheFor(account);
  account.own(account.home);
  return {
    folder,
    spawnOptions: {
      cwd: folder,
      env: { ...environment(), HOME: account.home, npm_config_cache: cache },
      ...account.ids,
    },
  };
}

function environment(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return { ...Object.fromEntries(passedOn), PATH: path.join(delimiter) };
}

/** What this machine has downloaded is used again; whoever may not read it gets a copy. */
function npmCacheFor(account: Account): string {
  const ours = process.env['npm_config_cache'] ?? join(homedir(), '.npm');
  if (!account.ids) return ours;
  const copy = join(account.home, '.npm');
  const content = join(ours, '_cacache');
  // Not its tmp: another npm may be at work there.
  for (const part of ['content-v2', 'index-v5'].filter((name) => existsSync(join(content, name)))) {
    cpSync(join(content, part), join(copy, '_cacache', part), { recursive: true });
  }
  return copy;
}
