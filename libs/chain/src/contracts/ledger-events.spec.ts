import { describe, expect, it } from '@jest/globals';
import type { SigningContract } from '@tallystick/act-types';
import type { EventFragment } from 'ethers';
import { WITHOUT_CONSEQUENCE } from '../indexer/decode-event.js';
import { contractInterfaces } from './contract-interfaces.js';
import { LEDGER_EVENTS } from './ledger-events.js';

function eventsOf(contract: SigningContract): Record<string, Record<string, string>> {
  const events = contractInterfaces[contract].fragments.filter((f): f is EventFragment => f.type === 'event');
  const projected = events.filter(({ name }) => !WITHOUT_CONSEQUENCE.has(name));
  return Object.fromEntries(
    projected.map(({ name, inputs }) => [name, Object.fromEntries(inputs.map((input) => [input.name, input.type]))]),
  );
}

describe('LEDGER_EVENTS', () => {
  it.each(Object.keys(LEDGER_EVENTS) as SigningContract[])('has every event of %s, as its ABI has it', (contract) => {
    expect(LEDGER_EVENTS[contract]).toEqual(eventsOf(contract));
  });
});
