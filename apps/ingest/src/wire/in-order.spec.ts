import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { InOrder } from './in-order.js';

describe('what is acknowledged in order', () => {
  it('waits for all before it, and for none after it', async () => {
    const inOrder = new InOrder();
    const first = Promise.withResolvers<string>();
    const said: string[] = [];
    const turns = [inOrder.after(first.promise), inOrder.after(Promise.resolve('second'))];
    for (const one of turns) void one.then((word) => said.push(word));
    void inOrder.after(new Promise(() => undefined));
    await turn();
    expect(said).toEqual([]);
    first.resolve('first');
    await Promise.all(turns);
    expect(said).toEqual(['first', 'second']);
  });

  it('fails with the first that fails, and so does all after it', async () => {
    const inOrder = new InOrder();
    const failing = inOrder.after(Promise.reject(new Error('not stored')));
    const after = inOrder.after(Promise.resolve());
    await expect(failing).rejects.toThrow('not stored');
    await expect(after).rejects.toThrow('not stored');
  });
});
