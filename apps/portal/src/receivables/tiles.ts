import type { components } from '@tallystick/api-client/browser';

export type Fragment = components['schemas']['FragmentView'];

/** One part of the claim's interval, in its order; a gap has no fragment. */
export interface Tile {
  readonly from: bigint;
  readonly to: bigint;
  readonly fragment?: Fragment;
}

/** The whole claim as a row of parts with no hole: what is not live, or not the reader's to see, is a part of its own. @param faceMinor minor units */
export function tilesOf(fragments: readonly Fragment[], faceMinor: string): Tile[] {
  const tiles: Tile[] = [];
  let reached = 0n;
  for (const fragment of fragments) {
    const [from, to] = [BigInt(fragment.from), BigInt(fragment.to)];
    if (from > reached) tiles.push({ from: reached, to: from });
    tiles.push({ from, to, fragment });
    reached = to;
  }
  const face = BigInt(faceMinor);
  if (face > reached) tiles.push({ from: reached, to: face });
  return tiles;
}

const HUES = 8;

/** A hue for each holder, the same on every drawing of one claim. @param holders party numbers, in the order in which they come */
export function huesOf(holders: readonly string[]): (holder: string) => string {
  const order = [...new Set(holders)];
  return (holder) => `pt-hue-${Math.max(order.indexOf(holder), 0) % HUES}`;
}

export const burdensOf = ({ pledgee, recourse, frozen, locked, disputed }: Fragment) =>
  [
    ...(pledgee === '0' ? [] : ['pledged' as const]),
    ...(locked ? ['locked' as const] : []),
    ...(frozen ? ['frozen' as const] : []),
    ...(disputed ? ['disputed' as const] : []),
    ...(recourse === '0' ? [] : ['recourse' as const]),
  ] as const;
