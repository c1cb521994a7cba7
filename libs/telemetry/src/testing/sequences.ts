import { createHash } from 'node:crypto';
import { place } from '../domain/batch/sequence/place.js';
import type { Held, Numbered, Placement } from '../domain/batch/sequence/placement.js';
import { type GatewayState, NEW_GATEWAY } from '../domain/batch/sequence/gateway-state.js';
import { NO_HASH } from './batches.js';

/** What a gateway did in one boot epoch. */
export interface Boot {
  readonly bootEpoch: bigint;
  readonly batches: number;
  /** It lost its disk before. */
  readonly forgets?: boolean;
}

const hashOf = (...parts: readonly unknown[]) => Uint8Array.from(createHash('sha256').update(parts.join()).digest());

/** A batch that continues another, or begins; its hash stands for its content. */
export function after(before: Numbered | undefined, bootEpoch: bigint, seq: bigint, content = 'as measured'): Numbered {
  const previousHash = before?.hash ?? NO_HASH;
  const linked = seq === 0n && before;
  return {
    bootEpoch,
    seq,
    previousHash,
    ...(linked && { previous: { bootEpoch: before.bootEpoch, seq: before.seq } }),
    hash: hashOf(bootEpoch, seq, Buffer.from(previousHash).toString('hex'), content),
  };
}

/** All that an honest gateway signs, in its order. */
export function signedIn(boots: readonly Boot[]): Numbered[] {
  const signed: Numbered[] = [];
  for (const { bootEpoch, batches, forgets } of boots) {
    for (let seq = 0n; seq < batches; seq += 1n) {
      const before = seq === 0n && forgets ? undefined : signed.at(-1);
      signed.push(after(before, bootEpoch, seq));
    }
  }
  return signed;
}

export const keyOf = ({ bootEpoch, seq }: Pick<Numbered, 'bootEpoch' | 'seq'>) => `${bootEpoch}/${seq}`;

/** An intake with its store, which is what a table with the key `(gateway, bootEpoch, seq)` would be. */
export class Delivery {
  state: GatewayState = NEW_GATEWAY;
  readonly placed = new Map<string, Numbered>();
  private readonly aside = new Map<string, Uint8Array[]>();

  take(batch: Numbered, maxRuns = 1_000): Placement {
    const key = keyOf(batch);
    const placed = this.placed.get(key)?.hash;
    const held: Held = { ...(placed && { placed }), aside: this.aside.get(key) ?? [] };
    const placement = place(this.state, batch, held, { maxRuns });
    if (placement.kind === 'accepted' || placement.kind === 'gap') {
      this.state = placement.state;
      this.placed.set(key, batch);
    } else if (placement.kind === 'equivocation' || placement.kind === 'replay') {
      this.aside.set(key, [...(this.aside.get(key) ?? []), batch.hash]);
    }
    return placement;
  }

  takeAll(batches: readonly Numbered[]): Placement[] {
    return batches.map((batch) => this.take(batch));
  }
}
