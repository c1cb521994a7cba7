import { type AccountSigner, faultOfSignerKey } from '@tallystick/act-types';
import { NothingToConfigure, SignerNotFound, SignerTwice, SignerUnusable, ThresholdUnreachable } from './errors.js';

export interface AccountSigners {
  readonly signers: readonly AccountSigner[];
  /** How many persons must approve. */
  readonly threshold: number;
}

/** Throws `SignerUnusable`, `SignerTwice` and `ThresholdUnreachable`: the account would be refused, or could never sign. */
export function requireUsable({ signers, threshold }: AccountSigners, passkeyVerifier: string): void {
  const keys = new Set<string>();
  for (const { key } of signers) {
    const fault = faultOfSignerKey(key, passkeyVerifier);
    if (fault !== undefined) throw new SignerUnusable(key, fault);
    if (keys.has(key)) throw new SignerTwice(key);
    keys.add(key);
  }
  const persons = new Set(signers.map(({ person }) => person)).size;
  if (threshold > persons) throw new ThresholdUnreachable(threshold, persons);
}

export interface SignersChange {
  readonly remove: readonly string[];
  readonly add: readonly AccountSigner[];
  readonly threshold: number;
}

/** The signers after a change. Throws `SignerNotFound`, `SignerTwice` and `NothingToConfigure`. */
export function signersAfter(before: AccountSigners, { remove, add, threshold }: SignersChange): AccountSigners {
  const left = new Map(before.signers.map((signer) => [signer.key, signer]));
  // As the account does it: what is added may not be there yet, even if it is removed in the same change.
  for (const { key } of add) if (left.has(key)) throw new SignerTwice(key);
  for (const key of remove) if (!left.delete(key)) throw new SignerNotFound(key);
  if (remove.length + add.length === 0 && threshold === before.threshold) throw new NothingToConfigure();
  return { signers: [...left.values(), ...add], threshold };
}
