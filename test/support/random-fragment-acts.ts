import { type LedgerFragment, LedgerReceivable } from '@tallystick/receivables';
import { LedgerInvoice } from '@tallystick/trade';
import type { SceneAct } from './ledger-scene.js';
import { BANKS, CORE, NOBODY, type RandomRound, SUPPLIERS, VERIFIER } from './random-round.js';
import { revocation } from './revocation.js';

/** Acts on live fragments, each on one of its own. */
export class RandomFragmentActs {
  constructor(private readonly round: RandomRound) {}

  split(): SceneAct | undefined {
    const fragment = this.round.take(({ from, to }) => BigInt(to) - BigInt(from) > 10n);
    if (!fragment) return undefined;
    const [from, to] = [Number(fragment.from), Number(fragment.to)];
    const cuts = new Set(
      Array.from({ length: this.round.random.between(1, 4) }, () => this.round.random.between(from + 1, to - 1)),
    );
    const sorted = [...cuts].sort((a, b) => a - b).map(String);
    return {
      kind: 'split',
      message: { ...this.round.named(fragment), cuts: sorted, ...this.round.held(fragment), ...NOBODY },
    };
  }

  merge(): SceneAct | undefined {
    const mergeable = (fragment: LedgerFragment) => this.neighbourOf(fragment) !== undefined;
    const first = this.round.take(mergeable);
    const second = first && this.neighbourOf(first);
    if (!first || !second) return undefined;
    this.round.fragments = this.round.fragments.filter((other) => other !== second);
    const { receivable, from } = first;
    const parts = { receivable, froms: [from, second.from], versions: [first.version, second.version], to: second.to };
    return {
      kind: 'merge',
      message: { ...parts, ...this.round.held(first), ...NOBODY, deadline: this.round.deadline },
    };
  }

  private neighbourOf(fragment: LedgerFragment): LedgerFragment | undefined {
    const { receivable, to, holder, programme } = fragment;
    return this.round.fragments.find(
      (other) =>
        other.receivable === receivable &&
        other.from === to &&
        other.holder === holder &&
        other.programme === programme,
    );
  }

  touch(): SceneAct | undefined {
    const fragment = this.round.take();
    return (
      fragment && { kind: 'touch', message: { ...this.round.named(fragment), ...this.round.held(fragment), ...NOBODY } }
    );
  }

  transfer(): SceneAct | undefined {
    const fragment = this.round.take();
    if (!fragment) return undefined;
    const recipient = this.round.otherThan(fragment.holder, SUPPLIERS);
    const message = {
      ...this.round.named(fragment),
      amount: this.round.amountOf(fragment),
      ...this.round.held(fragment),
      recipient,
      recipientEpoch: '1',
    };
    return { kind: 'transfer', message };
  }

  purchase(): SceneAct | undefined {
    const fragment = this.round.take();
    if (!fragment) return undefined;
    const buyer = this.round.otherThan(fragment.holder, BANKS);
    const amount = this.round.amountOf(fragment);
    const price = String(Math.floor(Number(amount) * 0.97));
    const bought = {
      ...this.round.named(fragment),
      amount,
      ...this.round.held(fragment),
      buyer,
      buyerEpoch: '1',
      programme: buyer,
      price,
    };
    return { kind: 'purchase', message: bought };
  }

  pay(): SceneAct | undefined {
    const fragment = this.round.take();
    if (!fragment) return undefined;
    return {
      kind: 'pay',
      message: { ...this.round.named(fragment), amount: this.round.amountOf(fragment), debtor: CORE, debtorEpoch: '1' },
    };
  }

  async cancel(): Promise<SceneAct | undefined> {
    const fragment = this.round.take();
    if (!fragment) return undefined;
    const parties = { debtor: CORE, debtorEpoch: '1', ...this.round.held(fragment), ...NOBODY };
    const nullifiers = fragment.version === '1' ? await this.reopenable(fragment) : [];
    const verifier =
      nullifiers.length > 0 ? { verifier: VERIFIER, verifierEpoch: '1' } : { verifier: '0', verifierEpoch: '0' };
    return { kind: 'cancel', message: { ...this.round.named(fragment), ...parties, ...verifier, nullifiers } };
  }

  /** The invoice of a receivable that never moved, if no later attestation changed it. */
  private async reopenable({ receivable }: LedgerFragment): Promise<string[]> {
    const { nullifier, faceMinor } = await this.round.scene.dataSource.manager.findOneByOrFail(LedgerReceivable, {
      receivable,
    });
    const invoice = await this.round.scene.dataSource.manager.findOneByOrFail(LedgerInvoice, { nullifier });
    return invoice.usedMinor === faceMinor && this.round.isFirst(`attest ${nullifier}`) ? [nullifier] : [];
  }

  revokePurchase(): SceneAct | undefined {
    const purchase = this.purchase();
    if (!purchase) return undefined;
    return revocation(this.round, 'revoke-purchase', 'purchase', purchase.message, String(purchase.message.buyer));
  }

  /** An act that can never run: its fragment has moved on. */
  stale(): SceneAct | undefined {
    const fragment = this.round.take(({ version }) => version !== '1');
    if (!fragment) return undefined;
    return {
      kind: 'touch',
      message: {
        ...this.round.named(fragment),
        version: String(Number(fragment.version) - 1),
        ...this.round.held(fragment),
        ...NOBODY,
      },
    };
  }
}
