import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Sequences } from './drafts/intents.js';
import { WAYS_TO_SPOIL } from './drafts/spoiling.js';
import { Arena } from './play/arena.js';
import { Patience } from './play/patience.js';
import { Tally } from './play/tally.js';

const ACTS = 50;
/** In every run of the tests; `npm run test:deep` asks for 2,000. */
const SEQUENCES = Number(process.env['LEDGER_MODEL_SEQUENCES'] ?? 50);
const SEED = Number(process.env.SEED);
/** Where a failure was found, as the run printed it: that sequence alone is played. */
const PATH = process.env['LEDGER_MODEL_PATH'];
/** How long a failure is made smaller. */
const SHRINK_SECONDS = Number(process.env['LEDGER_MODEL_SHRINK_SECONDS'] ?? 60);
const TIMEOUT_MS = 6 * 3_600_000;
/** Of so few sequences it is not asked that they meet every kind of act both ways. */
const FEW = 50;
/** Of so many it is asked that they spoil signatures in every way. */
const MANY = 500;
/** More of them, about the kinds that chance left out. */
const ADDED = 20;

describe('the ledger on chain', () => {
  const tally = new Tally();
  let arena: Arena | undefined;
  beforeAll(async () => (arena = await Arena.open()), 120_000);
  afterAll(() => arena?.stop());

  async function compare(sequences: Sequences, numRuns: number): Promise<void> {
    const patience = new Patience(SHRINK_SECONDS * 1_000);
    const property = fc.asyncProperty(sequences, (intents) => patience.tried(async () => arena?.play(intents, tally)));
    const found = await fc.check(property, { numRuns, seed: SEED, ...(PATH ? { path: PATH } : {}) });
    if (!found.failed) return;
    console.log(`again: SEED=${SEED} LEDGER_MODEL_PATH=${found.counterexamplePath}`);
    throw found.errorInstance;
  }

  it(
    'does what the model of it does, whoever comes with whatever act',
    async () => {
      const startedMs = Date.now();
      console.log(`${SEQUENCES} sequences of ${ACTS} acts, SEED=${SEED}`);
      await compare(new Sequences(ACTS), SEQUENCES);
      const mustMeetAll = SEQUENCES >= FEW && PATH === undefined;
      if (mustMeetAll && tally.oneSided.length > 0) await compare(new Sequences(ACTS, tally.oneSided), ADDED);
      console.log(`${Math.round((Date.now() - startedMs) / 1000)} s. ${tally.toString()}`);
      // A model that never says no, or never yes, would compare nothing.
      if (!mustMeetAll) return;
      expect(tally.oneSided).toEqual([]);
      expect(tally.shared.batches).toBeGreaterThan(0);
      expect(tally.shared.all).toBeGreaterThan(tally.shared.batches);
      if (SEQUENCES >= MANY) expect(tally.unspoiled).toEqual([]);
      else expect(tally.unspoiled.length).toBeLessThan(WAYS_TO_SPOIL.length / 2);
    },
    TIMEOUT_MS,
  );
});
