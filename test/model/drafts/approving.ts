import type { Approval, SharedSignature, Tree } from '../ledger/act.js';
import type { SharedAccount } from '../ledger/sharing.js';
import { SITE } from '../town/joint-account.js';
import type { SigningDesk } from './signing-desk.js';

export interface SharedBy {
  readonly account: string;
  readonly shared: SharedAccount;
}

/** By enough persons, each with one of their keys; a third of the time as one act of many, in one ceremony. */
export function approvedBy(by: SharedBy, digest: string, desk: SigningDesk): SharedSignature {
  const { dice } = desk;
  const keys = keysOf(by);
  const [laptop = '', telephone = '', key = '', second = ''] = keys;
  const used = dice.pick([[laptop, telephone], [telephone, key], [laptop, key], [second, telephone], keys.slice(0, 3)]);
  if (!dice.chance(33)) return { account: by.account, approvals: used.map((one) => approvalOf(by, one, digest)) };
  return approvedAsOneOf(by, used, treeWith(digest, desk), digest);
}

export function approvedAsOneOf(by: SharedBy, keys: readonly string[], tree: Tree, act: string): SharedSignature {
  const approvals = keys.map((key) => approvalOf(by, key, tree));
  return { account: by.account, approvals, proof: { tree, leadsTo: act } };
}

export function approvalOf({ account, shared }: SharedBy, key: string, approves: string | Tree): Approval {
  return { key, account, configuration: shared.configuration, approves, site: SITE };
}

/** The act among up to seven others, or alone under as many levels as a proof may climb. */
export function treeWith(act: string, { dice, town }: SigningDesk): Tree {
  if (dice.chance(10)) return { acts: [act], levelsAbove: 20 };
  const acts = Array.from({ length: dice.below(8) }, () => town.fresh());
  const at = dice.below(acts.length + 1);
  return { acts: [...acts.slice(0, at), act, ...acts.slice(at)], levelsAbove: 0 };
}

/** In the order in which an account came to them. */
export function keysOf({ shared }: SharedBy): readonly string[] {
  return [...shared.keys.keys()];
}
