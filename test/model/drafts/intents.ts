import fc from 'fast-check';
import type { Kind } from '../ledger/ledger.js';
import { type LedgerState, outstandingOf, type Part, placeOf } from '../ledger/state.js';
import type { Twist } from './twists.js';

/** What somebody wants to do, before it is known what there is to do it to. */
export interface Intent {
  readonly wish: Wish;
  readonly twist: Twist;
  /** In one transaction with the wish that follows. */
  readonly joins: boolean;
  readonly dice: readonly number[];
}

/**
 * Besides an act: whatever what lies on some fragment calls for; an act that was seen before, once more; an act that is signed and kept
 * back; or nothing for a while.
 */
export type Wish = Kind | 'what is called for' | 'something again' | 'something kept back' | 'time';

const WISHES: Readonly<Record<Wish, number>> = {
  transfer: 5,
  issue: 9,
  'assign-with-recourse': 3,
  purchase: 6,
  split: 5,
  merge: 1,
  touch: 2,
  pledge: 4,
  release: 1,
  pay: 2,
  'pay-for': 2,
  cancel: 3,
  dispute: 2,
  resolve: 1,
  'declare-overdue': 2,
  lock: 6,
  settle: 1,
  unlock: 1,
  'unlock-lapsed': 1,
  'pay-by-receipt': 3,
  'name-settlement-bank': 2,
  freeze: 4,
  'confirm-freeze': 1,
  unfreeze: 1,
  'unfreeze-lapsed': 1,
  reassign: 1,
  'order-dispute': 3,
  enrol: 2,
  renew: 2,
  'change-account': 1,
  'raise-epoch': 1,
  'propose-recovery': 2,
  'stop-recovery': 1,
  'complete-recovery': 1,
  'open-programme': 2,
  'adjust-programme': 2,
  'attest-trade': 4,
  'revoke-issue': 1,
  'revoke-purchase': 1,
  'revoke-lock': 1,
  'revoke-pledge': 1,
  'list-asset': 2,
  pause: 1,
  unpause: 1,
  mint: 2,
  permit: 2,
  'what is called for': 28,
  'something again': 6,
  'something kept back': 4,
  time: 2,
};

const TWIST_WEIGHTS: Readonly<Record<Twist, number>> = {
  none: 64,
  'on a burdened part': 9,
  mutated: 12,
  altered: 4,
  'odd deadline': 3,
  'wrong signer': 3,
  'no signature': 2,
  'a signature too many': 1,
  'no real signature': 1,
  'signed for elsewhere': 1,
  'one person alone': 2,
  'spoiled approval': 6,
  'in another order': 1,
};

/** What has to be there before others can run. */
const PRELUDES: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  reassign: ['freeze', 'freeze', 'confirm-freeze', 'confirm-freeze'],
  'confirm-freeze': ['freeze'],
  unfreeze: ['freeze'],
  'unfreeze-lapsed': ['freeze'],
  settle: ['lock'],
  unlock: ['lock'],
  'unlock-lapsed': ['lock'],
  resolve: ['dispute', 'order-dispute'],
  release: ['pledge'],
  'stop-recovery': ['propose-recovery'],
  'complete-recovery': ['propose-recovery'],
  unpause: ['pause'],
  merge: ['split'],
};

const DICE_PER_INTENT = 20;

function weighted<T extends string>(weights: Readonly<Record<T, number>>): fc.Arbitrary<T> {
  const names = Object.keys(weights) as T[];
  return fc.constantFrom(...names.flatMap((name) => Array.from({ length: weights[name] }, () => name)));
}

const intentOf = (wish: fc.Arbitrary<Wish>): fc.Arbitrary<Intent> =>
  fc.record({
    wish,
    twist: weighted(TWIST_WEIGHTS),
    joins: fc.constantFrom(false, false, false, true),
    // Fewer wishes make a failure readable; other dice do not.
    dice: fc.noShrink(fc.array(fc.nat(9_999), { minLength: DICE_PER_INTENT, maxLength: DICE_PER_INTENT })),
  });

/** Exactly so many to begin with, ever fewer while a failure is made smaller. */
export class Sequences extends fc.Arbitrary<Intent[]> {
  readonly #whole: fc.Arbitrary<Intent[]>;
  readonly #shorter: fc.Arbitrary<Intent[]>;

  /** @param focus kinds that every other wish is for; none: all are wished for as often as they are worth it */
  constructor(acts: number, focus: readonly Kind[] = []) {
    super();
    const any = weighted(WISHES);
    const intent = intentOf(
      focus.length > 0
        ? fc.oneof(any, fc.constantFrom(...focus, ...focus.flatMap((kind) => PRELUDES[kind] ?? [])))
        : any,
    );
    this.#whole = fc.noBias(fc.array(intent, { minLength: acts, maxLength: acts }));
    this.#shorter = fc.array(intent, { minLength: 1, maxLength: acts });
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Intent[]> {
    return new fc.Value(this.#whole.generate(random, biasFactor).value_, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Intent[] {
    return this.#shorter.canShrinkWithoutContext(value);
  }

  override shrink(value: Intent[], context: unknown): fc.Stream<fc.Value<Intent[]>> {
    return this.#shorter.shrink(value, context);
  }
}

/** What the state gives reason to, each as often as it is worth trying. */
export function calledFor(state: LedgerState, now: bigint): readonly Kind[] {
  const { claims, parties, pause, freezes } = state;
  const isOverdrawn = [...state.programmes].some(([number, { limit }]) => outstandingOf(state, number) > limit);
  const all = [...claims.values()];
  const parts = all.flatMap((claim) => claim.parts);
  const frozen = all.flatMap(({ id, parts }) =>
    parts.flatMap((part) => (part.frozen ? (freezes.get(placeOf(id, part.from)) ?? []) : [])),
  );
  const reasons: readonly (readonly [boolean, readonly Kind[]])[] = [
    [now < pause.until, ['unpause', 'unpause', 'unpause', 'pay', 'release']],
    [all.some((claim) => hasNeighboursAlike(claim.parts)), ['merge', 'merge', 'merge']],
    [parts.some(({ locked }) => locked), ['settle', 'settle', 'settle', 'unlock', 'unlock-lapsed', 'unlock-lapsed']],
    [
      frozen.some(({ confirmation }) => !confirmation),
      ['confirm-freeze', 'confirm-freeze', 'unfreeze-lapsed', 'cancel'],
    ],
    [
      frozen.some(({ confirmation }) => confirmation),
      ['reassign', 'reassign', 'reassign', 'reassign', 'reassign', 'reassign', 'unfreeze'],
    ],
    [isOverdrawn, ['purchase', 'purchase', 'lock']],
    [parts.some(({ disputed }) => disputed), ['resolve', 'order-dispute']],
    [parts.some(({ pledgee }) => pledgee > 0n), ['release', 'pay-by-receipt', 'split']],
    [[...parties.values()].some(({ recovering }) => recovering), ['stop-recovery', 'complete-recovery']],
    [all.some((claim) => claim.declaredOverdue && claim.parts.length > 0), ['pay', 'pay-for', 'issue']],
  ];
  const kinds = reasons.flatMap(([isSo, called]) => (isSo ? called : []));
  return kinds.length > 0 ? kinds : ['issue', 'split'];
}

function hasNeighboursAlike(parts: readonly Part[]): boolean {
  return parts.some((part, index) => {
    const former = parts[index - 1];
    return former?.to === part.from && former.holder === part.holder && former.programme === part.programme;
  });
}
