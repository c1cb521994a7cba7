import type { KnownAct } from '../chain/encoding.js';
import type { KeySignature, Signature } from '../ledger/act.js';
import type { Kind } from '../ledger/ledger.js';
import { approvalOf, keysOf } from './approving.js';
import type { Desk, Draft } from './desk.js';
import { mutated, otherDeadline } from './mutation.js';
import { signatureOf, signed, toBeSigned } from './signing.js';
import { SPOILINGS, WAYS_TO_SPOIL } from './spoiling.js';

/** Ways to come with an act that is not what it ought to be. Each is told what would have been right. */
export const TWISTS = {
  none: signed,
  /** The desk sees to it. */
  'on a burdened part': signed,
  /** All agree, on something else. */
  mutated: (kind, draft, desk) => signed(kind, mutated(kind, draft, desk), desk),
  /** The content is other than what was signed. */
  altered: (kind, draft, desk) => {
    const honest = signed(kind, draft, desk);
    return { ...signed(kind, mutated(kind, draft, desk), desk), signatures: honest.signatures };
  },
  'odd deadline': (kind, draft, desk) =>
    signed(kind, { ...draft, fields: withDeadline(draft, otherDeadline(desk)) }, desk),
  'wrong signer': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ digest }) => [
      signatureOf(desk.dice.pick(desk.town.allAccounts), digest, desk),
    ]),
  'no signature': (kind, draft, desk) => withSignature(kind, draft, desk, () => []),
  'a signature too many': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ account, digest }) => {
      const one = signatureOf(account, digest, desk);
      return [one, one];
    }),
  'no real signature': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ digest }) => [{ account: '', digest }]),
  'signed for elsewhere': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ account }) => [signatureOf(account, desk.town.fresh(), desk)]),
  /** In the form that stops a recovery, of an account that several share. */
  'one person alone': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ account, digest }) => {
      const shared = desk.state.sharedAccounts.get(account);
      if (!shared) return [signatureOf(account, digest, desk)];
      const by = { account, shared };
      return [{ account, approvals: [approvalOf(by, desk.dice.pick(keysOf(by)), digest)], isAlone: true }];
    }),
  /** Of several persons' approvals, one does not count. */
  'spoiled approval': spoiled,
  'in another order': (kind, draft, desk) => {
    const act = signed(kind, draft, desk);
    return { ...act, signatures: [...act.signatures].reverse() };
  },
} as const satisfies Record<string, (kind: Kind, draft: Draft, desk: Desk) => KnownAct>;

export type Twist = keyof typeof TWISTS;

function withDeadline({ fields }: Draft, deadline: bigint) {
  return 'deadline' in fields ? { ...fields, deadline } : fields;
}

/** One of the signatures exchanged for another, or none, or two. */
function withSignature(
  kind: Kind,
  draft: Draft,
  desk: Desk,
  exchange: (asked: KeySignature) => readonly Signature[],
): KnownAct {
  const { act, asked } = toBeSigned(kind, draft, desk);
  const index = asked.length > 0 ? desk.dice.below(asked.length) : 0;
  const signatures = asked.flatMap((each, at) =>
    at === index ? exchange(each) : [signatureOf(each.account, each.digest, desk)],
  );
  return { ...act, signatures };
}

function spoiled(kind: Kind, draft: Draft, desk: Desk): KnownAct {
  const { act, asked } = toBeSigned(kind, draft, desk);
  const way = desk.dice.pick(WAYS_TO_SPOIL);
  const victim = asked.findIndex(({ account }) => desk.state.sharedAccounts.has(account));
  const signatures = asked.map(({ account, digest }, at) => {
    const shared = desk.state.sharedAccounts.get(account);
    return shared && at === victim
      ? SPOILINGS[way]({ account, shared }, digest, desk)
      : signatureOf(account, digest, desk);
  });
  return { ...act, signatures, ...(victim < 0 ? {} : { spoiled: way }) };
}
