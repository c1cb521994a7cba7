import { makeReceivableId } from '@tallystick/act-types';
import { LedgerInvoice } from '@tallystick/trade';
import type { SceneAct } from './ledger-scene.js';
import { BANKS, CNY, CORE, MONTH_SECONDS, type RandomRound, SUPPLIERS, VERIFIER } from './random-round.js';
import { revocation } from './revocation.js';

/** Issues, attestations, and issues that are withdrawn before they run. */
export class RandomTradeActs {
  constructor(private readonly round: RandomRound) {}

  private attestation(creditor: string, cap: number, nullifiers: readonly string[], sequence = '1') {
    const about = { nullifiers, keyId: '1', debtor: CORE, creditor, currency: CNY, cap: String(cap), sequence };
    return { ...about, verifier: VERIFIER, verifierEpoch: '1', deadline: this.round.deadline };
  }

  issue(): SceneAct {
    const creditor = this.round.random.pick(SUPPLIERS);
    const face = this.round.random.between(1, 1_000_000);
    const nullifiers = Array.from({ length: this.round.random.between(1, 3) }, () => this.round.random.hex(32));
    const message = {
      receivable: makeReceivableId(Number(CORE), this.round.random.bytes(20)),
      debtor: CORE,
      debtorEpoch: '1',
      creditor,
      creditorEpoch: '1',
      programme: this.round.random.pick(['0', ...BANKS]),
      face: String(face),
      currency: CNY,
      due: String(Number(this.round.deadline) + 3 * MONTH_SECONDS),
      nullifier: nullifiers[0] ?? '',
      deadline: this.round.deadline,
    };
    return {
      kind: 'issue',
      message,
      attachment: this.attestation(creditor, face + this.round.random.below(1_000), nullifiers),
    };
  }

  async attest(): Promise<SceneAct | undefined> {
    if (this.round.random.chance(50)) {
      const attestation = this.attestation(this.round.random.pick(SUPPLIERS), this.round.random.between(1, 1_000_000), [
        this.round.random.hex(32),
      ]);
      return { kind: 'attest-trade', message: attestation };
    }
    const invoices = await this.round.scene.dataSource.manager.find(LedgerInvoice, { order: { nullifier: 'ASC' } });
    if (invoices.length === 0) return undefined;
    const { nullifier, usedMinor, sequence } = this.round.random.pick(invoices);
    if (!this.round.isFirst(`attest ${nullifier}`)) return undefined;
    // Half of them bring the cap below what is used: over-financed.
    const cap = Math.max(0, Number(usedMinor) + (this.round.random.chance(50) ? 1 : -1));
    return { kind: 'attest-trade', message: this.attestation('2', cap, [nullifier], String(Number(sequence) + 1)) };
  }

  revokeIssue(): SceneAct {
    const { message } = this.issue();
    return revocation(
      this.round,
      'revoke-issue',
      'issue',
      message,
      this.round.random.pick([CORE, String(message.creditor)]),
    );
  }
}
