import { FragmentFlagged, PledgeStands } from './errors.js';

/** What lies on a fragment besides its holder. */
export interface Burdens {
  /** 0 for nobody. */
  readonly pledgee: string;
  readonly frozen: boolean;
  readonly locked: boolean;
  readonly disputed: boolean;
}

/** Throws `FragmentFlagged`: what is frozen, locked or disputed is not cut, joined or moved. */
export function requireUnflagged({ frozen, locked, disputed }: Burdens): void {
  if (frozen || locked || disputed) throw new FragmentFlagged({ frozen, locked, disputed });
}

/** Throws `PledgeStands` and `FragmentFlagged`: neither passes to another holder. */
export function requireMovable(fragment: Burdens): void {
  if (fragment.pledgee !== '0') throw new PledgeStands();
  requireUnflagged(fragment);
}

/** Throws `FragmentFlagged`: before a payment, a lock is settled or undone. */
export function requireUnlocked({ locked }: Burdens): void {
  if (locked) throw new FragmentFlagged({ frozen: false, locked, disputed: false });
}

/** Throws `FragmentFlagged`: debtor and holder alone do not end what a court has stopped, or what somebody pays for. */
export function requireCancellable({ frozen, locked }: Burdens): void {
  if (frozen || locked) throw new FragmentFlagged({ frozen, locked, disputed: false });
}
