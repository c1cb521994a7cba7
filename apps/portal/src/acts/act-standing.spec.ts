import { expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/web-kit/signing';
import { standingOf } from './act-standing.js';

const signatory = (party: string, signedAt?: string) => ({ party, role: 'x', ...(signedAt ? { signedAt } : {}) });
const NOW = '2026-11-28T00:00:00Z';

it.each([
  ['own-draft', 'draft', '1', []],
  ['over', 'draft', '2', [signatory('1')]],
  ['asked', 'offered', '2', [signatory('1'), signatory('2', NOW)]],
  ['asked', 'offered', '2', [signatory('1', NOW), signatory('1')]],
  ['signed', 'offered', '1', [signatory('1', NOW), signatory('2')]],
  ['signed', 'relayed', '2', [signatory('1', NOW), signatory('2', NOW)]],
  ['of-others', 'offered', '1', [signatory('2')]],
  ['over', 'recorded', '1', [signatory('1', NOW)]],
  ['over', 'refused', '2', [signatory('1')]],
] as const)(
  'an act is %s to party 1 when it is %s, drafted by %s, for %j',
  (standing, state, draftedBy, signatories) => {
    expect(standingOf({ state, draftedBy, signatories } as unknown as ActView, '1')).toBe(standing);
  },
);
