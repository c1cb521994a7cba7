import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { NewestOnly } from './newest-only.js';

describe('what is sent to one who reads slowly', () => {
  it('is one at a time, and of those that wait in a slot the newest', async () => {
    const sent: string[] = [];
    let readOn: () => void = () => undefined;
    const newest = new NewestOnly<string>((message) => {
      sent.push(message);
      return new Promise((resolve) => (readOn = resolve));
    });
    for (const message of ['r1', 'r2', 'r3']) newest.put('receipt', message);
    newest.put('settings', 's1');
    await turn();
    expect(sent).toEqual(['r1']);
    for (let n = 0; n < 3; n += 1) {
      readOn();
      await turn();
    }
    expect(sent).toEqual(['r1', 'r3', 's1']);
    newest.put('receipt', 'r4');
    expect(sent.at(-1)).toBe('r4');
  });

  it('is nothing that waited when the connection is gone', async () => {
    const sent: string[] = [];
    const newest = new NewestOnly<string>((message) => {
      sent.push(message);
      return Promise.reject(new Error('gone'));
    });
    newest.put('a', '1');
    newest.put('b', '2');
    await turn();
    expect(sent).toEqual(['1']);
  });
});
