import { type AmountFault, readAmount } from '@tallystick/kernel';
import type { TypedParty } from '../parties/typed-party.js';
import type { Fragment } from '../receivables/tiles.js';

/** One part of a fragment as it is typed; without a recipient it is cut off and stays with its holder. */
export interface TypedPart {
  readonly key: string;
  readonly recipient: TypedParty;
  readonly amount: string;
}

export interface ReadPart {
  readonly minor: bigint | undefined;
  /** `over`: the parts before it leave less than that. */
  readonly fault: AmountFault | 'over' | undefined;
  /** Somebody was typed and nobody chosen; or the holder itself. */
  readonly recipientFault: 'unchosen' | 'self' | undefined;
}

/** An interval of the claim and who is to hold it. */
export interface PlannedTile {
  readonly from: bigint;
  readonly to: bigint;
  /** The fragment's holder, where it is not passed on. */
  readonly holder: string;
  readonly isPassed: boolean;
}

export interface SplitPlan {
  readonly parts: readonly ReadPart[];
  /** What stays with the holder at the fragment's front. */
  readonly keptMinor: bigint;
  /** From the fragment's start to its end without a hole: what is kept first, since what moves is a fragment's tail. */
  readonly tiles: readonly PlannedTile[];
  /** What has to be done: `pass` moves one tail in one act; `split` cuts first, and passes parts on once that is recorded. */
  readonly step: 'pass' | 'split' | 'nothing' | undefined;
}

/** Reads the parts of a fragment in the order in which they are typed. */
export function readPlan(
  fragment: Pick<Fragment, 'from' | 'to' | 'holder'>,
  typed: readonly TypedPart[],
  currency: string,
): SplitPlan {
  const length = BigInt(fragment.to) - BigInt(fragment.from);
  let left = length;
  const parts = typed.map(({ recipient, amount }): ReadPart => {
    const read = readAmount(amount, currency);
    const fault = read.fault ?? (read.minor > left ? ('over' as const) : undefined);
    if (fault === undefined && read.minor !== undefined) left -= read.minor;
    return {
      minor: fault === undefined ? read.minor : undefined,
      fault,
      recipientFault: faultOf(recipient, fragment.holder),
    };
  });
  const tiles = tilesFor(
    fragment,
    left,
    parts.map(({ minor }, place) => [minor, typed[place]?.recipient.party] as const),
  );
  const isWhole = typed.length > 0 && parts.every(({ fault, recipientFault }) => !fault && !recipientFault);
  return { parts, keptMinor: left, tiles, step: isWhole ? stepOf(tiles) : undefined };
}

function faultOf({ text, party }: TypedParty, holder: string): ReadPart['recipientFault'] {
  if (party === undefined) return text.trim() === '' ? undefined : 'unchosen';
  return party === holder ? 'self' : undefined;
}

function tilesFor(
  { from, holder }: Pick<Fragment, 'from' | 'holder'>,
  keptMinor: bigint,
  parts: readonly (readonly [bigint | undefined, string | undefined])[],
): PlannedTile[] {
  let at = BigInt(from);
  const tile = (minor: bigint, recipient: string | undefined): PlannedTile => {
    const start = at;
    at += minor;
    return { from: start, to: at, holder: recipient ?? holder, isPassed: recipient !== undefined };
  };
  return [
    ...(keptMinor > 0n ? [tile(keptMinor, undefined)] : []),
    ...parts.flatMap(([minor, recipient]) => (minor === undefined ? [] : [tile(minor, recipient)])),
  ];
}

function stepOf(tiles: readonly PlannedTile[]): SplitPlan['step'] {
  const passed = tiles.filter(({ isPassed }) => isPassed);
  const isTail = passed.length === 1 && tiles.length <= 2 && tiles.at(-1)?.isPassed === true;
  if (isTail) return 'pass';
  return tiles.length > 1 ? 'split' : 'nothing';
}
