import { Injectable } from '@nestjs/common';
import { isPasskey } from '@tallystick/act-types';
import { ChainReader } from '@tallystick/chain';
import { KeyApprovalRefused } from '../../domain/acting/errors.js';
import type { ApprovalPlace } from './approval-place.js';

/** What a key that is kept elsewhere, a wallet's say, signed: an approval by this key of this account as it is now. */
export interface KeyWord {
  /** An address in small letters. */
  readonly key: string;
  readonly place: ApprovalPlace;
  readonly signature: string;
}

/** Judges by which key of an account's an approval is. Who holds it only the account knows, by a number. */
@Injectable()
export class KeyWords {
  constructor(private readonly chain: ChainReader) {}

  /**
   * By the signers that the chain has now, as its contracts will decide it. A contract that signs for itself may say otherwise later, so
   * it is no such key: one word that is true no more would stand in the way of all.
   * @param places of which it approves for one. Throws `KeyApprovalRefused`.
   */
  async judged(signature: string, places: readonly ApprovalPlace[]): Promise<KeyWord> {
    for (const place of places) {
      for (const key of keysOf(place)) {
        if ((await this.chain.kindOf(key)) !== 'key') continue;
        if (await this.chain.isValidSignature(key, place.approvalDigest, signature))
          return { key: key.toLowerCase(), place, signature };
      }
    }
    throw new KeyApprovalRefused(places.map(expectedAt));
  }
}

const keysOf = ({ state: { signers } }: ApprovalPlace): readonly string[] =>
  signers.map(({ key }) => key).filter((key) => !isPasskey(key));

const expectedAt = (place: ApprovalPlace) => ({
  account: place.account.address,
  configuration: place.account.configuration.toString(),
  approvalDigest: place.approvalDigest,
  keys: keysOf(place),
});
