import { Inject, Injectable } from '@nestjs/common';
import {
  type ActKind,
  type ActMessage,
  type Network,
  requiredSignatories,
  type Signatory,
} from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { SignatoryUnknown } from '../domain/errors.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { PartyDirectory } from './party-directory.js';
import { requireNotRecovering } from './require-not-recovering.js';

/** Finds who must sign an act, in the order in which the chain expects the signatures. */
@Injectable()
export class FindSignatories {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly directory: PartyDirectory,
  ) {}

  /** Throws `SignatoryUnknown`, `PartyRecovering`. */
  async of(kind: ActKind, message: ActMessage): Promise<ActSignatory[]> {
    const required = requiredSignatories(kind, message);
    return Promise.all(
      required.map(async (signatory, position) => {
        const row = new ActSignatory();
        row.position = position;
        row.role = signatory.role;
        row.account = this.fixedAccountOf(signatory, message);
        row.party = await this.partyOf(kind, signatory, message);
        return row;
      }),
    );
  }

  private fixedAccountOf(signatory: Signatory, message: ActMessage): string | null {
    if (signatory.by === 'party') return null;
    if (signatory.by === 'account') return String(message[signatory.accountField]);
    return signatory.by === 'registrar' ? this.network.registrar : this.network.issuer;
  }

  private async partyOf(kind: ActKind, signatory: Signatory, message: ActMessage): Promise<string> {
    if (signatory.by !== 'party') return this.partyOfAccount(signatory, message);
    const party = String(message[signatory.partyField]);
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new SignatoryUnknown(signatory.role);
    requireNotRecovering(kind, signatory.role, party, standing);
    return party;
  }

  /** An account that a party is to have belongs to nobody yet: the act itself says whose it becomes. */
  private async partyOfAccount(signatory: Signatory, message: ActMessage): Promise<string> {
    if (signatory.by === 'account' && signatory.partyField !== undefined) return String(message[signatory.partyField]);
    const party = await this.directory.partyOfAccount(this.fixedAccountOf(signatory, message) ?? '');
    if (party === undefined) throw new SignatoryUnknown(signatory.role);
    return party;
  }
}
