import type { KnownAct } from '../chain/encoding.js';
import type { Signature } from '../ledger/act.js';
import type { Kind } from '../ledger/ledger.js';
import type { Desk, Draft } from './desk.js';
import { mutated, otherDeadline } from './mutation.js';
import { signatureOf, signed } from './signing.js';

/** Ways to come with an act that is not what it ought to be. Each is told what would have been right. */
export const TWISTS = {
  none: (kind, draft, desk) => signed(kind, draft, desk.state, desk.town),
  /** The desk sees to it. */
  'on a burdened part': (kind, draft, desk) => signed(kind, draft, desk.state, desk.town),
  /** All agree, on something else. */
  mutated: (kind, draft, desk) => signed(kind, mutated(kind, draft, desk), desk.state, desk.town),
  /** The content is other than what was signed. */
  altered: (kind, draft, desk) => {
    const honest = signed(kind, draft, desk.state, desk.town);
    return { ...signed(kind, mutated(kind, draft, desk), desk.state, desk.town), signatures: honest.signatures };
  },
  'odd deadline': (kind, draft, desk) =>
    signed(kind, { ...draft, fields: withDeadline(draft, otherDeadline(desk)) }, desk.state, desk.town),
  'wrong signer': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ digest }) =>
      signatureOf(desk.dice.pick(desk.town.allAccounts), digest, desk.town),
    ),
  'no signature': (kind, draft, desk) => withSignature(kind, draft, desk, () => []),
  'a signature too many': (kind, draft, desk) => withSignature(kind, draft, desk, (one) => [one, one]),
  'no real signature': (kind, draft, desk) =>
    withSignature(kind, draft, desk, ({ digest }) => ({ account: '', digest })),
  'signed for elsewhere': (kind, draft, desk) =>
    withSignature(kind, draft, desk, (one) => ({ ...one, digest: desk.town.fresh() })),
  'one person alone': (kind, draft, desk) =>
    withSignature(kind, draft, desk, (one) =>
      one.persons ? { ...one, persons: [2], ...(desk.dice.chance(50) ? { alone: true } : {}) } : one,
    ),
  'in another order': (kind, draft, desk) => {
    const act = signed(kind, draft, desk.state, desk.town);
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
  exchange: (one: Signature) => Signature | Signature[],
): KnownAct {
  const act = signed(kind, draft, desk.state, desk.town);
  if (act.signatures.length === 0) return act;
  const index = desk.dice.below(act.signatures.length);
  return { ...act, signatures: act.signatures.flatMap((one, at) => (at === index ? exchange(one) : [one])) };
}
