import type { Approval, Proof, SharedSignature, Tree } from './act.js';

/** An account of several persons, of whom so many must approve, each by a key of theirs. */
export interface SharedAccount {
  readonly threshold: number;
  readonly configuration: bigint;
  readonly keys: ReadonlyMap<string, SharedKey>;
}

export interface SharedKey {
  readonly person: number;
  /** Of a passkey: the relying party it is good for. */
  readonly site?: string;
}

const LONGEST_PROOF = 20;

/** Whether enough persons approved the act, by itself or as one of a tree. */
export function isApproved(shared: SharedAccount, account: string, digest: string, given: SharedSignature): boolean {
  const { approvals, proof, isAlone, isFalling } = given;
  if (isAlone || (isFalling && approvals.length > 1) || (proof && !leadsTo(proof, digest))) return false;
  const counting = approvals.filter((each) => counts(shared, account, proof?.tree ?? digest, each));
  const keys = new Set(approvals.map(({ key }) => key));
  const persons = new Set(counting.map(({ key }) => shared.keys.get(key)?.person));
  const areAllGood = counting.length === approvals.length && keys.size === approvals.length;
  return areAllGood && persons.size >= shared.threshold;
}

/** Whether one of them says so. */
export function isApprovedByOne(
  shared: SharedAccount,
  account: string,
  digest: string,
  given: SharedSignature,
): boolean {
  const [first] = given.approvals;
  return given.isAlone === true && first !== undefined && counts(shared, account, digest, first);
}

function counts(shared: SharedAccount, account: string, approved: string | Tree, given: Approval): boolean {
  const known = shared.keys.get(given.key);
  return (
    known !== undefined &&
    (given.by ?? given.key) === given.key &&
    (known.site === undefined || known.site === given.site) &&
    given.account === account &&
    given.configuration === shared.configuration &&
    isSame(given.approves, approved)
  );
}

function isSame(one: string | Tree, other: string | Tree): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.levelsAbove === other.levelsAbove && one.acts.join() === other.acts.join();
}

function leadsTo({ tree, leadsTo: act, isBroken }: Proof, digest: string): boolean {
  return !isBroken && act === digest && tree.acts.includes(digest) && lengthOf(tree, digest) <= LONGEST_PROOF;
}

/** A node for every level at which the act, or what it is in, has a neighbour. */
function lengthOf({ acts, levelsAbove }: Tree, act: string): number {
  let length = levelsAbove;
  for (let [at, width] = [acts.indexOf(act), acts.length]; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) < width) length += 1;
  }
  return length;
}
