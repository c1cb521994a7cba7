import { DAY } from '../ledger/values.js';
import type { Desk, Draft } from './desk.js';

const ENDLESS = 2n ** 256n - 1n;

export function listAsset(desk: Desk): Draft {
  const { dice, state, deadline } = desk;
  const unlisted = [...state.fixed.currencies.keys()].filter((currency) => !state.assets.has(currency));
  const currency = dice.pick([...unlisted, 156n, 999n]);
  return { fields: { currency, asset: state.fixed.token, deadline } };
}

export function pause(desk: Desk): Draft {
  const { until, sequence } = desk.state.pause;
  if (until > 0n && desk.dice.chance(40)) desk.awaitMoment(until + 7n * DAY);
  return { fields: { sequence: sequence + 1n, deadline: desk.deadline } };
}

export function unpause(desk: Desk): Draft {
  const { until, sequence } = desk.state.pause;
  if (until > desk.now && desk.dice.chance(30)) desk.awaitMoment(until);
  return { fields: { sequence: sequence + 1n, deadline: desk.deadline } };
}

export function mint(desk: Desk): Draft {
  const { dice, town, deadline } = desk;
  const amount = dice.pick([1_000n, 200_000n, 0n]);
  return { fields: { to: dice.pick(town.payers), amount, bankReference: desk.reference(), deadline } };
}

export function permit(desk: Desk): Draft {
  const { dice, state, town, deadline } = desk;
  const owner = dice.pick(town.payers);
  const value = dice.pick([ENDLESS, 100_000n, 0n, 500n]);
  const nonce = state.cash.nonces.get(owner) ?? 0n;
  return { fields: { owner, spender: state.fixed.ledger, value, nonce, deadline } };
}
