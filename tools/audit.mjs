/**
 * Asks the registry whether anything that is shipped has a known fault of high severity or worse, and fails when it has. Where the registry
 * is not reached, or does not answer such questions, it says so and passes.
 */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ROOT, say } from './bootstrap/root.mjs';

const TIMEOUT_MS = 120_000;
const FAILING = ['high', 'critical'];

/** What an answer of `npm audit --json` means: `passes`, and in `said` why. */
export function verdictOf(text) {
  const report = parsed(text);
  if (!report?.vulnerabilities) {
    return { passes: true, said: `dependencies were not audited: ${report?.message ?? 'the registry did not answer'}` };
  }
  const found = Object.values(report.vulnerabilities).filter(({ severity }) => FAILING.includes(severity));
  if (found.length === 0)
    return { passes: true, said: 'no dependency that is shipped has a known fault of high severity' };
  return { passes: false, said: found.map(({ name, severity, range }) => `${name} ${range}: ${severity}`).join('\n') };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = ['audit', '--omit=dev', '--package-lock-only', '--json', '--fetch-retries=1', '--fetch-timeout=30000'];
  const { stdout } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', timeout: TIMEOUT_MS });
  const { passes, said } = verdictOf(stdout ?? '');
  say(said);
  process.exit(passes ? 0 : 1);
}
