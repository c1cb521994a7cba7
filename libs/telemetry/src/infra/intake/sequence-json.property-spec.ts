import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochState, GatewayState } from '../../domain/batch/sequence/gateway-state.js';
import { type SequenceFacts, sequenceFromJson, sequenceToJson } from './sequence-json.js';

const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const milestone = fc.record({ seq: u64, hash });
const run = fc.record({ first: fc.record({ seq: u64, previousHash: hash }), last: milestone });
const epoch: fc.Arbitrary<EpochState> = fc.record(
  {
    bootEpoch: u64,
    runs: fc.array(run, { maxLength: 4 }),
    link: fc.oneof(fc.constant('none' as const), fc.record({ bootEpoch: u64, seq: u64 })),
    end: milestone,
  },
  { requiredKeys: ['bootEpoch', 'runs'] },
);
const state: fc.Arbitrary<GatewayState> = fc.record({
  epochs: fc.array(epoch, { maxLength: 3 }),
  settled: fc.array(fc.record({ from: u64, until: u64 }), { maxLength: 3 }),
});
const gap = fc.record(
  { bootEpoch: u64, from: u64, to: u64, openedAtMs: fc.maxSafeNat(), raisedSeq: u64 },
  { requiredKeys: ['bootEpoch', 'from', 'to', 'openedAtMs'] },
);
const facts: fc.Arbitrary<SequenceFacts> = fc.record(
  { state, gaps: fc.array(gap, { maxLength: 3 }), hasAside: fc.boolean(), receiptEpoch: u64 },
  { requiredKeys: ['state', 'gaps', 'hasAside'] },
);

describe("a gateway's sequence as JSON", () => {
  it('is the same again after it was stored, to the last bit of its numbers', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const stored = JSON.parse(JSON.stringify(sequenceToJson(given))) as ReturnType<typeof sequenceToJson>;
        expect(sequenceFromJson(stored)).toEqual(given);
      }),
    );
  });
});
