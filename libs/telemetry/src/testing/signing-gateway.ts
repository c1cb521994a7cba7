import type { Batch, EpochLink, Reading } from '../domain/batch/batch.js';
import { hashOfEnvelope, signBatch } from '../domain/batch/signed-batch.js';
import { aReading, NO_HASH } from './batches.js';
import { ed25519Of, type KeyPair } from './keys.js';

/** A gateway that numbers and links what it signs, as an honest one does. */
export class SigningGateway {
  private seq = 0n;
  private previousHash: Uint8Array = NO_HASH;
  private previous: EpochLink | undefined;

  constructor(
    readonly site: string,
    readonly name: string,
    readonly key: KeyPair = ed25519Of(`${site} ${name}`),
    private bootEpoch = 1n,
  ) {}

  /** The envelope of its next batch. */
  async sign(changes: Partial<Batch> = {}, readings: readonly Reading[] = [aReading()]): Promise<Uint8Array> {
    const envelope = await signBatch({ ...this.nextBatch(), readings, ...changes }, this.site, this.key);
    this.previousHash = hashOfEnvelope(envelope);
    this.previous = { bootEpoch: this.bootEpoch, seq: this.seq };
    this.seq += 1n;
    return envelope;
  }

  async signMany(count: number): Promise<Uint8Array[]> {
    const envelopes: Uint8Array[] = [];
    for (let made = 0; made < count; made += 1) envelopes.push(await this.sign());
    return envelopes;
  }

  /** The envelope of another batch in the place of its next, which stays the next. */
  signInstead(changes: Partial<Batch> = {}): Promise<Uint8Array> {
    return signBatch({ ...this.nextBatch(), ...changes }, this.site, this.key);
  }

  /** @param forgets it lost its disk */
  restart({ forgets = false } = {}): void {
    this.bootEpoch += 1n;
    this.seq = 0n;
    if (forgets) [this.previousHash, this.previous] = [NO_HASH, undefined];
  }

  private nextBatch(): Batch {
    const { name: gateway, bootEpoch, seq, previousHash, previous } = this;
    const link = seq === 0n && previous ? { previous } : {};
    return { gateway, bootEpoch, seq, previousHash, ...link, sentAtMs: 1_795_000_000_500, readings: [aReading()] };
  }
}
