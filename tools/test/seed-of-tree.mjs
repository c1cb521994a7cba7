import { createHash, randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { ROOT } from '../bootstrap/root.mjs';

const SOURCES = '{apps,contracts,libs,migrations,test,tools}/**/*.{ts,tsx,mjs,cjs,sol}';
const SEEDS = 2 ** 31;

/**
 * The seed of everything that the tests draw: `SEED` when it is a number, a new one when it is `new`, and otherwise one that follows from the
 * sources. So every change explores anew, and whoever tests the same tree, a developer or CI, tries the same.
 */
export function chooseSeed(asked = process.env.SEED) {
  if (asked === 'new') return randomInt(SEEDS);
  if (!asked) return seedOfTree();
  if (!/^\d{1,10}$/.test(asked) || Number(asked) >= SEEDS) {
    throw new Error(`SEED is "${asked}"; it must be a whole number below ${SEEDS}, or "new"`);
  }
  return Number(asked);
}

function seedOfTree() {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    hash.update(`${file}\0`).update(readFileSync(new URL(file, `file://${ROOT}/`)));
  }
  return hash.digest().readUInt32BE() % SEEDS;
}
