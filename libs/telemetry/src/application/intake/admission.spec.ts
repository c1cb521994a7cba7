import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';

const limits = { maxQueued: 2, maxQueuedBytes: 100 };

describe('admission', () => {
  it('lets in at once as much as there is room for, in number and in bytes', () => {
    const admission = new Admission(limits);
    expect(admission.enter(60)).toBeUndefined();
    expect(admission.enter(41)).toBeInstanceOf(Promise);
    expect([admission.messages, admission.bytes]).toEqual([1, 60]);
  });

  it('lets in those who wait in the order in which they came, and nobody past them', async () => {
    const admission = new Admission(limits);
    const order: string[] = [];
    const enter = (name: string, bytes: number) => admission.enter(bytes)?.then(() => order.push(name));
    const inside = enter('first', 90);
    const waiting = [enter('large', 80), enter('small', 5), enter('third', 5)];
    expect(inside).toBeUndefined();
    admission.leave(90);
    await waiting[0];
    await waiting[1];
    expect(order).toEqual(['large', 'small']);
    admission.leave(80);
    await waiting[2];
    expect(order).toEqual(['large', 'small', 'third']);
  });

  it('lets in alone what is larger than all that may be inside', () => {
    const admission = new Admission(limits);
    expect(admission.enter(1_000)).toBeUndefined();
    expect(admission.enter(1)).toBeInstanceOf(Promise);
  });

  it('refuses those who wait when it closes', async () => {
    const admission = new Admission(limits);
    void admission.enter(100);
    const waiting = admission.enter(1);
    admission.close(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
  });
});
