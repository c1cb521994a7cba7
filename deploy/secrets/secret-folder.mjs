import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of secrets, a file each, in which nothing is ever written over. */
export class SecretFolder {
  /** Names of what this run made. */
  made = [];

  constructor(path) {
    this.path = path;
  }

  static open(path) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return new SecretFolder(path);
  }

  has(name) {
    return existsSync(join(this.path, name));
  }

  read(name) {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** Makes it unless it is there. */
  keep(name, make) {
    if (this.has(name)) return;
    // Should somebody else make it at this moment, theirs stays and this fails.
    writeFileSync(join(this.path, name), make(), { flag: 'wx', mode: 0o600 });
    this.made.push(name);
  }
}
