import { describe, expect, it } from '@jest/globals';
import { RequestKeys } from './request-keys.js';

describe('a request’s key', () => {
  it('stays the same while nobody has answered, and is another for another request, or after an answer', () => {
    let made = 0;
    const keys = new RequestKeys(() => `key ${(made += 1)}`);
    expect([keys.of({ face: '1' }), keys.of({ face: '1' }), keys.of({ face: '2' })]).toEqual([
      'key 1',
      'key 1',
      'key 2',
    ]);
    keys.answered();
    expect([keys.of({ face: '2' }), keys.of({ face: '2' })]).toEqual(['key 3', 'key 3']);
  });
});
