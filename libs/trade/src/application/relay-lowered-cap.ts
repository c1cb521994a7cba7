import { Inject, Injectable } from '@nestjs/common';
import { actDigest, type Network } from '@tallystick/act-types';
import { NETWORK, Outbox } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { findStandingCap } from '../infra/signed-caps.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';

/**
 * Sends the ledger an attestation that states less than the one before it. A higher cap goes with the issue that needs it; nobody would bring a
 * lower one.
 */
@Injectable()
export class RelayLoweredCap {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly outbox: Outbox,
  ) {}

  /** In the transaction that keeps the attestation, and before it does. @returns whether it was lower */
  async run(manager: EntityManager, invoice: string, signed: SignedAttestation): Promise<boolean> {
    const standing = await findStandingCap(manager, invoice);
    const { message, signature } = signed;
    if (!standing || BigInt(String(message.cap)) >= BigInt(String(standing.message.cap))) return false;
    const digest = actDigest('attest-trade', message, this.network);
    const deadline = new Date(Number(message.deadline) * 1000);
    await this.outbox.enqueue(manager, [{ digest, kind: 'attest-trade', message, signatures: [signature], deadline }]);
    return true;
  }
}
