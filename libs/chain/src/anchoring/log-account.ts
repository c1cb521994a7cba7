import { type AnchorBatch, anchorBatchDigest, type Network } from '@tallystick/act-types';
import { computeAddress, SigningKey } from 'ethers';
import type { SignedAnchors } from '../outbox/outbox.js';

/** The account under which a log is known on chain. Its key is never told. */
export class LogAccount {
  readonly address: string;
  readonly #key: SigningKey;

  /** @param privateKey 0x and 64 hex digits */
  constructor(
    privateKey: string,
    private readonly network: Network,
  ) {
    this.#key = new SigningKey(privateKey);
    this.address = computeAddress(this.#key);
  }

  sign(content: Omit<AnchorBatch, 'log'>): SignedAnchors {
    const batch = { log: this.address, ...content };
    const digest = anchorBatchDigest(batch, this.network);
    return { digest, batch, signature: this.#key.sign(digest).serialized };
  }
}
