import { require } from './act.js';
import { requireCount, requireInTime, requireSignedBy } from './signing.js';
import type { Rule, Turn } from './turn.js';
import { number, text, ZERO_ADDRESS } from './values.js';

/** An allowance that is never used up. */
const ENDLESS = 2n ** 256n - 1n;

export const mint: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedBy(turn, state.fixed.issuer, 0);
  const [to, amount, bankReference] = [text(fields, 'to'), number(fields, 'amount'), text(fields, 'bankReference')];
  require(!state.cash.minted.has(bankReference), 'BankReferenceUsed', { bankReference });
  require(to !== ZERO_ADDRESS, 'ERC20InvalidReceiver', { receiver: to });
  state.cash.minted.add(bankReference);
  state.cash.balances.set(to, balanceOf(turn, to) + amount);
  turn.emit('depositToken', 'Transfer', { from: ZERO_ADDRESS, to, value: amount });
  turn.emit('depositToken', 'Minted', { to, amount, bankReference, digest: act.digest });
};

export const permit: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  const [owner, spender, value] = [text(fields, 'owner'), text(fields, 'spender'), number(fields, 'value')];
  requireSignedBy(turn, owner, 0);
  const nonce = state.cash.nonces.get(owner) ?? 0n;
  const given = number(fields, 'nonce');
  require(given === nonce, 'NonceDiffers', { owner, expected: nonce, given });
  require(spender !== ZERO_ADDRESS, 'ERC20InvalidSpender', { spender });
  state.cash.nonces.set(owner, nonce + 1n);
  state.cash.allowances.set(`${owner}/${spender}`, value);
  turn.emit('depositToken', 'Approval', { owner, spender, value });
  turn.emit('depositToken', 'Permitted', { owner, spender, value, digest: act.digest });
};

/** The ledger moves money from payer to payee; none of it is ever the ledger's. */
export function moveMoney(turn: Turn, payer: string, payee: string, amount: bigint): void {
  const { cash, fixed } = turn.state;
  const key = `${payer}/${fixed.ledger}`;
  const allowed = cash.allowances.get(key) ?? 0n;
  const refused = { spender: fixed.ledger, allowance: allowed, needed: amount };
  require(allowed >= amount, 'ERC20InsufficientAllowance', refused);
  const balance = balanceOf(turn, payer);
  require(balance >= amount, 'ERC20InsufficientBalance', { sender: payer, balance, needed: amount });
  if (allowed !== ENDLESS) cash.allowances.set(key, allowed - amount);
  cash.balances.set(payer, balance - amount);
  cash.balances.set(payee, balanceOf(turn, payee) + amount);
  turn.emit('depositToken', 'Transfer', { from: payer, to: payee, value: amount });
}

function balanceOf({ state }: Turn, account: string): bigint {
  return state.cash.balances.get(account) ?? 0n;
}
