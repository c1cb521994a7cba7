import { Injectable } from '@nestjs/common';
import { actKind } from '@tallystick/act-types';
import { ChainReader } from '@tallystick/chain';
import { EpochPassed, NotASignatory, SignatureInvalid } from '../domain/errors.js';
import type { Act } from '../infra/act.entity.js';
import type { ActSignatory } from '../infra/act-signatory.entity.js';
import { PartyDirectory } from './party-directory.js';
import { requireNotRecovering } from './require-not-recovering.js';

/** Whether a signature is one that an act waits for, decided as the chain will decide it. */
@Injectable()
export class CheckSignature {
  constructor(
    private readonly directory: PartyDirectory,
    private readonly chain: ChainReader,
  ) {}

  /**
   * @param own the places of the party that brings the signature
   * @returns the positions of those that it fills. Throws `SignatureInvalid`, `EpochPassed`, `PartyRecovering`.
   */
  async positionsOf(act: Act, own: readonly ActSignatory[], signature: string): Promise<readonly number[]> {
    const positions: number[] = [];
    for (const signatory of own) {
      const account = await this.accountOf(act, signatory);
      if (await this.isSigned(act, account, signature)) positions.push(signatory.position);
      else if (own.length === 1) throw new SignatureInvalid(account, act.digest);
    }
    if (positions.length === 0)
      throw new SignatureInvalid(own.map(({ account, role }) => account ?? role).join(', '), act.digest);
    return positions;
  }

  /** Whose signature a place waits for now. Throws `EpochPassed`, `PartyRecovering`. */
  async accountOf(act: Act, signatory: ActSignatory): Promise<string> {
    return signatory.account ?? this.presentAccount(act, signatory);
  }

  /** Any one of a party's signers stops the recovery of its account, since the others' keys may be lost. */
  private isSigned({ kind, digest }: Act, account: string, signature: string): Promise<boolean> {
    return kind === 'stop-recovery'
      ? this.chain.isSignedByAny(account, digest, signature)
      : this.chain.isValidSignature(account, digest, signature);
  }

  private async presentAccount(act: Act, signatory: ActSignatory): Promise<string> {
    const standing = await this.directory.standingOf(signatory.party);
    if (!standing) throw new NotASignatory();
    requireNotRecovering(act.kind, signatory.role, signatory.party, standing);
    const named = actKind(act.kind).signatories.find(({ role }) => role === signatory.role);
    const epoch = named?.by === 'party' ? String(act.message[named.epochField]) : standing.epoch;
    if (epoch !== standing.epoch) throw new EpochPassed(signatory.role, epoch, standing.epoch);
    return standing.account;
  }
}
