import { describe, expect, it } from '@jest/globals';
import { requireCancellable, requireMovable, requireUnflagged, requireUnlocked } from './burdens.js';

const free = { pledgee: '0', frozen: false, locked: false, disputed: false };

describe('a fragment with a burden on it', () => {
  it('moves when nothing lies on it', () => {
    expect(() => requireMovable(free)).not.toThrow();
  });

  it('does not move while it is pledged, but is cut with the pledgee’s signature', () => {
    expect(() => requireMovable({ ...free, pledgee: '6' })).toThrow(expect.objectContaining({ code: 'pledge-stands' }));
    expect(() => requireUnflagged({ ...free, pledgee: '6' })).not.toThrow();
  });

  it.each(['frozen', 'locked', 'disputed'] as const)('neither moves nor is cut while it is %s', (flag) => {
    const flagged = { ...free, [flag]: true };
    const refusal = expect.objectContaining({
      code: 'fragment-flagged',
      details: expect.objectContaining({ [flag]: true }) as unknown,
    });
    expect(() => requireMovable(flagged)).toThrow(refusal);
    expect(() => requireUnflagged(flagged)).toThrow(refusal);
  });

  it('is paid while it is frozen or disputed, not while it is locked', () => {
    expect(() => requireUnlocked({ ...free, frozen: true, disputed: true })).not.toThrow();
    expect(() => requireUnlocked({ ...free, locked: true })).toThrow(
      expect.objectContaining({ code: 'fragment-flagged' }),
    );
  });

  it('is cancelled while it is disputed, not while it is frozen or locked', () => {
    expect(() => requireCancellable({ ...free, disputed: true })).not.toThrow();
    for (const flag of ['frozen', 'locked'])
      expect(() => requireCancellable({ ...free, [flag]: true })).toThrow(
        expect.objectContaining({ code: 'fragment-flagged' }),
      );
  });
});
