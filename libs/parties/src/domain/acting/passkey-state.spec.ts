import { describe, expect, it } from '@jest/globals';
import { stateOfPasskey } from './passkey-state.js';

const history = { isProved: true, isOnAccount: false, wasOnAccount: false, isOver: false };

describe('where an acting passkey stands', () => {
  it.each([
    ['unproved', { isProved: false }],
    ['registered', {}],
    ['on-account', { isOnAccount: true }],
    ['on-account', { isOnAccount: true, wasOnAccount: true }],
    ['to-be-removed', { isOnAccount: true, isOver: true }],
    ['removed', { isOver: true }],
    ['removed', { wasOnAccount: true }],
    ['removed', { wasOnAccount: true, isOver: true }],
  ] as const)('is %s by %j', (state, more) => {
    expect(stateOfPasskey({ ...history, ...more })).toBe(state);
  });
});
