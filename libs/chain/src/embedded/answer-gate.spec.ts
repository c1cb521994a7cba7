import { describe, expect, it } from '@jest/globals';
import { AnswerGate } from './answer-gate.js';

const soon = () => new Promise<'still waiting'>((resolve) => setTimeout(() => resolve('still waiting'), 20));

function openGate(patienceMs = 5_000): AnswerGate {
  const gate = new AnswerGate(patienceMs);
  gate.open();
  return gate;
}

describe('the gate before the node’s answers', () => {
  it('is closed until it is opened for the first time', async () => {
    const gate = new AnswerGate(5_000);
    const entering = gate.enter();
    expect(await Promise.race([entering, soon()])).toBe('still waiting');
    gate.open();
    await entering;
  });

  it('holds an answer back from closing to opening', async () => {
    const gate = openGate();
    const generation = await gate.enter();
    gate.close('a block is journalled');
    const leaving = gate.leave(generation);
    expect(await Promise.race([leaving, soon()])).toBe('still waiting');
    gate.open();
    await expect(leaving).resolves.toBeUndefined();
  });

  it('holds it on when it closes again before the answer has left', async () => {
    const gate = openGate();
    const generation = await gate.enter();
    gate.close('one block');
    const leaving = gate.leave(generation);
    gate.open();
    gate.close('the next');
    expect(await Promise.race([leaving, soon()])).toBe('still waiting');
    gate.open();
    await leaving;
  });

  it('lets nothing out that was asked before the node was lost', async () => {
    const gate = openGate();
    const held = await gate.enter();
    const late = await gate.enter();
    gate.close('a block is journalled');
    const leaving = gate.leave(held);
    gate.discard('the node is gone');
    gate.open();
    await expect(leaving).rejects.toMatchObject({ code: 'answer-discarded' });
    await expect(gate.leave(late)).rejects.toMatchObject({ code: 'answer-discarded' });
    await expect(gate.leave(await gate.enter())).resolves.toBeUndefined();
  });

  it('tells those who waited too long that the chain is closed, and why', async () => {
    const gate = openGate(10);
    gate.close('the journal does not answer');
    await expect(gate.enter()).rejects.toMatchObject({
      code: 'embedded-chain-closed',
      details: { reason: 'the journal does not answer' },
    });
  });
});
