/** Writes every file as the formatter wants it, and mends what ESLint can mend. */
import { spawnSync } from 'node:child_process';
import { inRoot, ROOT } from './bootstrap/root.mjs';

const run = (path, ...args) =>
  spawnSync(process.execPath, [inRoot('node_modules', path), ...args], { cwd: ROOT, stdio: 'inherit' }).status;

const statuses = [
  run('eslint/bin/eslint.js', '.', '--fix'),
  run('prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.'),
];
process.exit(statuses.every((status) => status === 0) ? 0 : 1);
