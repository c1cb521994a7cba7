import type { ActView } from '@tallystick/web-kit/signing';
import { currencyOfAct, valueOf } from './told-act.js';

export interface Total {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** What an act is about in money: what it promises or moves. */
const SUMS = ['face', 'amount'] as const;

/** What several acts come to, by currency; acts that move no money of a known currency count for nothing. */
export function totalsOf(acts: readonly ActView[]): readonly Total[] {
  const totals = new Map<string, bigint>();
  for (const act of acts) {
    const currency = currencyOfAct(act);
    const minor = SUMS.map((field) => valueOf(act, field)).find((value) => value !== '');
    if (currency !== undefined && minor !== undefined)
      totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(minor));
  }
  return [...totals].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
