import { describe, expect, it } from '@jest/globals';
import { faultsOf, formOf } from './form.js';

const RELAY = `0x${'a1'.repeat(20)}`;
const HASH = `0x${'0f'.repeat(32)}`;

describe('a link', () => {
  it('fills in where the ledger is and what to check, and never whose word to take', () => {
    const form = formOf(`#chain=7&relay=${RELAY}&from=12&receivable=340282366920938463463&node=https://evil.example`);
    expect(form).toMatchObject({ subject: 'claim', chain: '7', relay: RELAY, from: '12', node: '' });
    expect(formOf(`#transaction=${HASH}&digest=${HASH}`)).toMatchObject({ subject: 'act', transaction: HASH });
    expect(formOf(`#log=${RELAY}`).subject).toBe('bundle');
  });

  it.each(['', '#', '#nothing', `#receivable=${'9'.repeat(101)}`, '#%E0%A4%A&=&=='])(
    'that says nothing is none: %j',
    (hash) => {
      expect(formOf(hash)).toMatchObject({ subject: 'claim', receivable: '', chain: '', from: '0' });
    },
  );
});

describe('a form', () => {
  const ledger = { ...formOf(`#chain=7&relay=${RELAY}&receivable=12`), node: 'http://127.0.0.1:8545' };
  it('asks for what the check needs, and no more', () => {
    expect(faultsOf(ledger)).toEqual([]);
    expect(faultsOf({ ...ledger, node: '', chain: '07', relay: '0x12', from: '-1', receivable: '1e3' })).toEqual([
      ...['node', 'chain', 'relay', 'from', 'receivable'],
    ]);
    expect(faultsOf({ ...ledger, receivable: String(1n << 192n) })).toEqual(['receivable']);
    expect(faultsOf({ ...ledger, subject: 'act' })).toEqual(['transaction']);
    expect(faultsOf({ ...ledger, node: 'file:///etc/passwd' })).toEqual(['node']);
  });

  it('of a bundle needs a node for nothing but what the file does not show', () => {
    expect(faultsOf({ ...formOf(''), subject: 'bundle' })).toEqual([]);
    expect(faultsOf({ ...ledger, subject: 'bundle' })).toEqual(['log']);
    expect(faultsOf({ ...formOf(''), subject: 'bundle', operator: 'xyz' })).toEqual(['operator']);
    expect(faultsOf({ ...formOf(''), subject: 'bundle', operator: 'AB12 '.repeat(8) })).toEqual([]);
  });
});
