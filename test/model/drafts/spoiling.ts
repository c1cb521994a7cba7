import type { Approval, SharedSignature } from '../ledger/act.js';
import { approvalOf, approvedAsOneOf, keysOf, type SharedBy, treeWith } from './approving.js';
import type { SigningDesk } from './signing-desk.js';

type Spoiling = (by: SharedBy, digest: string, desk: SigningDesk) => SharedSignature;

const OTHER_SITE = 'localhost.example';
const TOO_MANY_LEVELS = 21;

/** Ways in which an account's signature is none, though every part of it is somebody's honest word. */
export const SPOILINGS = {
  'one person with two passkeys': (by, digest) => together(by, [keysOf(by)[0], keysOf(by)[3]], digest),
  'one passkey twice': (by, digest) => together(by, [keysOf(by)[0], keysOf(by)[0]], digest),
  'one person alone': (by, digest) => together(by, [keysOf(by)[1]], digest),
  'nobody at all': ({ account }) => ({ account, approvals: [] }),
  'with a signer of another party': (by, digest, desk) => {
    const { account, approvals } = two(by, digest);
    return { account, approvals: [...approvals.slice(0, 1), approvalOf(by, strangersKey(by, desk), digest)] };
  },
  'with a third who is a signer of another party': (by, digest, desk) => {
    const { account, approvals } = two(by, digest);
    return { account, approvals: [...approvals, approvalOf(by, strangersKey(by, desk), digest)] };
  },
  'a signer’s key with another’s signature': (by, digest) => withSecond(two(by, digest), { by: keysOf(by)[0] ?? '' }),
  'a passkey’s word for another site': (by, digest) => withSecond(two(by, digest), { site: OTHER_SITE }),
  'of a configuration to come': (by, digest) =>
    withSecond(two(by, digest), { configuration: by.shared.configuration + 1n }),
  'of a configuration that was': (by, digest) =>
    withSecond(two(by, digest), { configuration: by.shared.configuration - 1n }),
  'for another account': (by, digest, desk) => withSecond(two(by, digest), { account: strangerTo(by, desk).account }),
  'for another act': (by, digest, { town }) => withSecond(two(by, digest), { approves: town.fresh() }),
  'keys in falling order': (by, digest) => ({ ...two(by, digest), isFalling: true }),
  'an act’s approval as a tree’s': (by, digest) => {
    const tree = { acts: [digest], levelsAbove: 0 };
    return { ...two(by, digest), proof: { tree, leadsTo: digest } };
  },
  'a tree’s approval as an act’s': (by, digest, desk) => {
    const { account, approvals } = batch(by, digest, desk);
    return { account, approvals };
  },
  'a tree without the act': (by, digest, desk) => {
    const tree = treeWith(desk.town.fresh(), desk);
    return approvedAsOneOf(by, keysOf(by).slice(0, 2), tree, digest);
  },
  'the proof of another act of the tree': (by, digest, desk) => {
    const other = desk.town.fresh();
    return approvedAsOneOf(by, keysOf(by).slice(0, 2), { acts: [other, digest], levelsAbove: 0 }, other);
  },
  'a proof with another node': (by, digest, desk) => {
    const { proof, ...given } = batch(by, digest, desk);
    return { ...given, ...(proof ? { proof: { ...proof, isBroken: true } } : {}) };
  },
  'a proof that is too long': (by, digest) =>
    approvedAsOneOf(by, keysOf(by).slice(0, 2), { acts: [digest], levelsAbove: TOO_MANY_LEVELS }, digest),
  'two persons over two trees': (by, digest, desk) =>
    withSecond(batch(by, digest, desk), { approves: { acts: [digest, desk.town.fresh()], levelsAbove: 0 } }),
  'a batch of a configuration to come': (by, digest, desk) =>
    withSecond(batch(by, digest, desk), { configuration: by.shared.configuration + 1n }),
} as const satisfies Record<string, Spoiling>;

export type Spoiled = keyof typeof SPOILINGS;

export const WAYS_TO_SPOIL = Object.keys(SPOILINGS) as Spoiled[];

function together(by: SharedBy, keys: readonly (string | undefined)[], digest: string): SharedSignature {
  return { account: by.account, approvals: keys.map((key = '') => approvalOf(by, key, digest)) };
}

/** Two persons, by passkeys. */
function two(by: SharedBy, digest: string): SharedSignature {
  return together(by, keysOf(by).slice(0, 2), digest);
}

function batch(by: SharedBy, digest: string, desk: SigningDesk): SharedSignature {
  return approvedAsOneOf(by, keysOf(by).slice(0, 2), treeWith(digest, desk), digest);
}

function withSecond(signature: SharedSignature, change: Partial<Approval>): SharedSignature {
  const approvals = signature.approvals.map((approval, at) => (at === 1 ? { ...approval, ...change } : approval));
  return { ...signature, approvals };
}

function strangerTo({ account }: SharedBy, { state, dice }: SigningDesk): SharedBy {
  const others = [...state.sharedAccounts].filter(([other]) => other !== account);
  const [other, shared] = dice.pick(others);
  return { account: other, shared };
}

function strangersKey(by: SharedBy, desk: SigningDesk): string {
  return desk.dice.pick(keysOf(strangerTo(by, desk)));
}
