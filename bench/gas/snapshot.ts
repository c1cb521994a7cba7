import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from './row.js';

const FILE = join(import.meta.dirname, 'snapshot.json');
/** Times, random keys and counters in calldata differ from run to run by a zero byte here and there: 12 gas each. */
const TOLERANCE = 0.002;

type Snapshot = Readonly<Record<string, number>>;

export async function writeSnapshot(rows: readonly Row[]): Promise<void> {
  const figures = Object.fromEntries(rows.map(({ act, gas }) => [act, gas]));
  await writeFile(FILE, `${JSON.stringify(figures, null, 2)}\n`);
}

/** @returns what differs from the committed figures, in words */
export async function differencesFromSnapshot(rows: readonly Row[]): Promise<string[]> {
  const snapshot = JSON.parse(await readFile(FILE, 'utf8')) as Snapshot;
  const measured = new Map(rows.map(({ act, gas }) => [act, gas]));
  const acts = new Set([...Object.keys(snapshot), ...measured.keys()]);
  return [...acts].flatMap((act) => {
    const [before, now] = [snapshot[act], measured.get(act)];
    if (before === undefined) return [`${act}: ${now} gas, not in the snapshot`];
    if (now === undefined) return [`${act}: in the snapshot, not measured`];
    return Math.abs(now - before) > before * TOLERANCE ? [`${act}: ${now} gas, ${before} in the snapshot`] : [];
  });
}
