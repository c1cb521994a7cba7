import { describe, expect, it } from '@jest/globals';
import { ruleRun, START } from '../../testing/rule-run.js';
import type { SequenceEvent } from './rule-event.js';
import { sequence } from './sequence.js';

const fault = (kind: SequenceEvent['fault'], gateway = 'gateway-1'): SequenceEvent => ({
  kind: 'sequence',
  fault: kind,
  gateway,
  bootEpoch: '7',
  seq: '18446744073709551615',
  at: START,
});
const run = () => ruleRun(sequence, { gateway: 'gateway-1' });

describe('a gateway’s numbering', () => {
  it.each([
    ['gap', 'raised', 'gap/gateway-1/7/18446744073709551615', 'warn'],
    ['gap-filled', 'cleared', 'gap/gateway-1/7/18446744073709551615', 'warn'],
    ['equivocation', 'raised', 'equivocation/gateway-1/7/18446744073709551615', 'call'],
    ['replay', 'raised', 'replay/gateway-1/7/18446744073709551615', 'call'],
  ] as const)('with a %s is %s as %s, latched, and may %s', (kind, verdict, instance, may) => {
    expect(run().send(fault(kind))).toMatchObject([{ verdict, instance, may, latched: true, level: 'critical' }]);
  });

  it('of another gateway is not this rule’s', () => {
    expect(run().send(fault('replay', 'gateway-2'))).toEqual([]);
  });
});
