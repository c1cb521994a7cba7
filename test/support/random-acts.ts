import { makeReceivableId, rolesToBits } from '@tallystick/act-types';
import { LedgerInvoice } from '@tallystick/trade';
import { LedgerFragment, LedgerReceivable } from '@tallystick/receivables';
import { MaxUint256, Wallet } from 'ethers';
import type { LedgerScene, SceneAct } from './ledger-scene.js';
import type { SeededRandom } from './seeded-random.js';

const CNY = '156';
const MONTH_SECONDS = 30 * 86_400;
const VERIFIER = '9';
const CORE = '1';
const SUPPLIERS = ['2', '3', '4', '5', '6'];
const BANKS = ['7', '8'];
/** Parties that change accounts and epochs, and so hold nothing: what they had signed would be void. */
const RESTLESS = ['10', '11', '12'];
const NOBODY = { pledgee: '0', pledgeeEpoch: '0' };

/** Acts that can all run now, in any order: no two of them write the same thing. */
export class RandomActs {
  private deadline = '0';
  private fragments: LedgerFragment[] = [];
  private nextParty = 100;
  private readonly epochs = new Map<string, number>();
  private readonly permits = new Map<string, number>();
  private readonly programmeVersions = new Map<string, number>();
  private readonly renewals = new Map<string, number>();
  private once = new Set<string>();

  constructor(
    private readonly scene: LedgerScene,
    private readonly random: SeededRandom,
  ) {}

  /** Parties, the currency's token, programmes, deposits and allowances: what everything else needs. */
  async prepare(): Promise<void> {
    await this.refresh();
    const roles = new Map([
      [CORE, rolesToBits(['core-enterprise'])],
      [VERIFIER, rolesToBits(['verifier'])],
      ...[...SUPPLIERS, ...RESTLESS].map((party) => [party, rolesToBits(['supplier'])] as const),
      ...BANKS.map((party) => [party, rolesToBits(['bank'])] as const),
    ]);
    await this.scene.record(...[...roles].map(([party, bits]) => this.enrol(party, bits)));
    await this.scene.record(
      { kind: 'list-asset', message: { currency: CNY, asset: this.scene.network.contracts.depositToken, deadline: this.deadline } },
      ...BANKS.map((bank) => this.openProgramme(bank)),
      ...[CORE, ...BANKS].map((party) => this.mint(party, 10n ** 12n)),
      ...[CORE, ...BANKS].map((party) => this.permit(party)),
    );
  }

  /** @param atMost acts; fewer when the ledger offers no more that are independent of one another */
  async next(atMost: number): Promise<SceneAct[]> {
    await this.refresh();
    const acts: SceneAct[] = [];
    const weighted: readonly (readonly [number, () => SceneAct | undefined | Promise<SceneAct | undefined>])[] = [
      [18, () => this.issue()],
      [14, () => this.split()],
      [8, () => this.merge()],
      [6, () => this.touch()],
      [22, () => this.transfer()],
      [12, () => this.purchase()],
      [10, () => this.pay()],
      [3, () => this.cancel()],
      [2, () => this.revokeIssue()],
      [2, () => this.revokePurchase()],
      [2, () => this.mint(this.random.pick([CORE, ...BANKS, ...SUPPLIERS]), BigInt(this.random.between(1, 1_000_000)))],
      [2, () => this.permitOnce()],
      [2, () => this.enrol(String(this.nextParty++), rolesToBits(['supplier', 'core-enterprise']))],
      [2, () => this.renew()],
      [2, () => this.moveRestless()],
      [1, () => this.adjust()],
      [2, () => this.attest()],
    ];
    const urn = weighted.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));
    for (let tries = 0; acts.length < atMost && tries < atMost * 4; tries++) {
      const act = await this.random.pick(urn)();
      if (act) acts.push(act);
    }
    return acts;
  }

  /** An act that can never run: its fragment has moved on. */
  stale(): SceneAct | undefined {
    const fragment = this.take(({ version }) => version !== '1');
    if (!fragment) return undefined;
    return { kind: 'touch', message: { ...this.named(fragment), version: String(Number(fragment.version) - 1), ...this.held(fragment), ...NOBODY } };
  }

  private async refresh(): Promise<void> {
    this.deadline = await this.scene.timeIn(3_600);
    this.fragments = await this.scene.dataSource.manager.find(LedgerFragment, { order: { receivable: 'ASC', from: 'ASC' } });
    this.once = new Set();
  }

  private take(fits: (fragment: LedgerFragment) => boolean = () => true): LedgerFragment | undefined {
    const fitting = this.fragments.filter(fits);
    if (fitting.length === 0) return undefined;
    const fragment = this.random.pick(fitting);
    this.fragments = this.fragments.filter((other) => other !== fragment);
    return fragment;
  }

  private epochOf(party: string): string {
    return String(this.epochs.get(party) ?? 1);
  }

  private named({ receivable, from, to, version }: LedgerFragment) {
    return { receivable, from, to, version, deadline: this.deadline };
  }

  private held({ holder }: LedgerFragment) {
    return { holder, holderEpoch: this.epochOf(holder) };
  }

  private amountOf({ from, to }: LedgerFragment): string {
    const length = Number(BigInt(to) - BigInt(from));
    return String(this.random.chance(40) ? length : this.random.between(1, length));
  }

  private otherThan(party: string, parties: readonly string[]): string {
    return this.random.pick(parties.filter((other) => other !== party));
  }

  private enrol(party: string, roles: number): SceneAct {
    const wallet = new Wallet(this.random.hex(32));
    this.scene.setWallet(party, wallet);
    const verifiedUntil = String(Number(this.deadline) + 12 * MONTH_SECONDS);
    return { kind: 'enrol', message: { party, account: wallet.address, roles: String(roles), verifiedUntil, deadline: this.deadline } };
  }

  private renew(): SceneAct | undefined {
    const party = this.random.pick(RESTLESS);
    if (!this.isFirst(`renew ${party}`)) return undefined;
    const renewal = (this.renewals.get(party) ?? 0) + 1;
    this.renewals.set(party, renewal);
    const verifiedUntil = String(Number(this.deadline) + 12 * MONTH_SECONDS + renewal * 86_400);
    return { kind: 'renew', message: { party, roles: String(rolesToBits(['supplier'])), verifiedUntil, deadline: this.deadline } };
  }

  private moveRestless(): SceneAct | undefined {
    const party = this.random.pick(RESTLESS);
    if (!this.isFirst(`epoch ${party}`)) return undefined;
    const partyEpoch = this.epochOf(party);
    this.epochs.set(party, Number(partyEpoch) + 1);
    const former = this.scene.walletOf(party);
    if (this.random.chance(50)) return { kind: 'raise-epoch', message: { party, partyEpoch, deadline: this.deadline } };
    const wallet = new Wallet(this.random.hex(32));
    this.scene.setWallet(party, wallet);
    const message = { party, partyEpoch, account: wallet.address, deadline: this.deadline };
    return { kind: 'change-account', message, signers: [former, wallet] };
  }

  private openProgramme(bank: string): SceneAct {
    this.programmeVersions.set(bank, 1);
    const message = {
      programme: bank,
      bank,
      bankEpoch: '1',
      debtor: CORE,
      debtorAccount: this.scene.walletOf(CORE).address,
      limit: String(10n ** 12n),
      currency: CNY,
      maxTenorDays: '365',
      verifiers: [VERIFIER],
      deadline: this.deadline,
    };
    return { kind: 'open-programme', message };
  }

  private adjust(): SceneAct | undefined {
    const bank = this.random.pick(BANKS);
    if (!this.isFirst(`adjust ${bank}`)) return undefined;
    const version = this.programmeVersions.get(bank) ?? 1;
    this.programmeVersions.set(bank, version + 1);
    const limit = String(10n ** 12n + BigInt(this.random.between(1, 1_000)));
    const terms = { limit, maxTenorDays: '365', open: true, deadline: this.deadline };
    return { kind: 'adjust-programme', message: { programme: bank, version: String(version), bank, bankEpoch: '1', ...terms } };
  }

  private mint(party: string, amount: bigint): SceneAct {
    const to = this.scene.walletOf(party).address;
    return { kind: 'mint', message: { to, amount: String(amount), bankReference: this.random.hex(32), deadline: this.deadline } };
  }

  private permitOnce(): SceneAct | undefined {
    const party = this.random.pick(BANKS);
    return this.isFirst(`permit ${party}`) ? this.permit(party) : undefined;
  }

  private permit(party: string): SceneAct {
    const nonce = this.permits.get(party) ?? 0;
    this.permits.set(party, nonce + 1);
    const owner = this.scene.walletOf(party).address;
    const value = String(MaxUint256 - BigInt(nonce));
    const spender = this.scene.network.contracts.receivables;
    return { kind: 'permit', message: { owner, spender, value, nonce: String(nonce), deadline: this.deadline } };
  }

  private attestation(creditor: string, cap: number, nullifiers: readonly string[], sequence = '1') {
    const about = { nullifiers, keyId: '1', debtor: CORE, creditor, currency: CNY, cap: String(cap), sequence };
    return { ...about, verifier: VERIFIER, verifierEpoch: '1', deadline: this.deadline };
  }

  private issue(): SceneAct {
    const creditor = this.random.pick(SUPPLIERS);
    const face = this.random.between(1, 1_000_000);
    const nullifiers = Array.from({ length: this.random.between(1, 3) }, () => this.random.hex(32));
    const message = {
      receivable: makeReceivableId(Number(CORE), this.random.bytes(20)),
      debtor: CORE,
      debtorEpoch: '1',
      creditor,
      creditorEpoch: '1',
      programme: this.random.pick(['0', ...BANKS]),
      face: String(face),
      currency: CNY,
      due: String(Number(this.deadline) + 3 * MONTH_SECONDS),
      nullifier: nullifiers[0] ?? '',
      deadline: this.deadline,
    };
    return { kind: 'issue', message, attachment: this.attestation(creditor, face + this.random.below(1_000), nullifiers) };
  }

  private async attest(): Promise<SceneAct | undefined> {
    if (this.random.chance(50)) {
      const attestation = this.attestation(this.random.pick(SUPPLIERS), this.random.between(1, 1_000_000), [this.random.hex(32)]);
      return { kind: 'attest-trade', message: attestation };
    }
    const invoices = await this.scene.dataSource.manager.find(LedgerInvoice, { order: { nullifier: 'ASC' } });
    if (invoices.length === 0) return undefined;
    const { nullifier, usedMinor, sequence } = this.random.pick(invoices);
    if (!this.isFirst(`attest ${nullifier}`)) return undefined;
    // Half of them bring the cap below what is used: over-financed.
    const cap = Math.max(0, Number(usedMinor) + (this.random.chance(50) ? 1 : -1));
    return { kind: 'attest-trade', message: this.attestation('2', cap, [nullifier], String(Number(sequence) + 1)) };
  }

  private split(): SceneAct | undefined {
    const fragment = this.take(({ from, to }) => BigInt(to) - BigInt(from) > 10n);
    if (!fragment) return undefined;
    const [from, to] = [Number(fragment.from), Number(fragment.to)];
    const cuts = new Set(Array.from({ length: this.random.between(1, 4) }, () => this.random.between(from + 1, to - 1)));
    const sorted = [...cuts].sort((a, b) => a - b).map(String);
    return { kind: 'split', message: { ...this.named(fragment), cuts: sorted, ...this.held(fragment), ...NOBODY } };
  }

  private merge(): SceneAct | undefined {
    const mergeable = (fragment: LedgerFragment) => this.neighbourOf(fragment) !== undefined;
    const first = this.take(mergeable);
    const second = first && this.neighbourOf(first);
    if (!first || !second) return undefined;
    this.fragments = this.fragments.filter((other) => other !== second);
    const { receivable, from } = first;
    const parts = { receivable, froms: [from, second.from], versions: [first.version, second.version], to: second.to };
    return { kind: 'merge', message: { ...parts, ...this.held(first), ...NOBODY, deadline: this.deadline } };
  }

  private neighbourOf(fragment: LedgerFragment): LedgerFragment | undefined {
    const { receivable, to, holder, programme } = fragment;
    return this.fragments.find(
      (other) => other.receivable === receivable && other.from === to && other.holder === holder && other.programme === programme,
    );
  }

  private touch(): SceneAct | undefined {
    const fragment = this.take();
    return fragment && { kind: 'touch', message: { ...this.named(fragment), ...this.held(fragment), ...NOBODY } };
  }

  private transfer(): SceneAct | undefined {
    const fragment = this.take();
    if (!fragment) return undefined;
    const recipient = this.otherThan(fragment.holder, SUPPLIERS);
    const message = { ...this.named(fragment), amount: this.amountOf(fragment), ...this.held(fragment), recipient, recipientEpoch: '1' };
    return { kind: 'transfer', message };
  }

  private purchase(): SceneAct | undefined {
    const fragment = this.take();
    if (!fragment) return undefined;
    const buyer = this.otherThan(fragment.holder, BANKS);
    const amount = this.amountOf(fragment);
    const price = String(Math.floor(Number(amount) * 0.97));
    const bought = { ...this.named(fragment), amount, ...this.held(fragment), buyer, buyerEpoch: '1', programme: buyer, price };
    return { kind: 'purchase', message: bought };
  }

  private pay(): SceneAct | undefined {
    const fragment = this.take();
    if (!fragment) return undefined;
    return { kind: 'pay', message: { ...this.named(fragment), amount: this.amountOf(fragment), debtor: CORE, debtorEpoch: '1' } };
  }

  private async cancel(): Promise<SceneAct | undefined> {
    const fragment = this.take();
    if (!fragment) return undefined;
    const parties = { debtor: CORE, debtorEpoch: '1', ...this.held(fragment), ...NOBODY };
    const nullifiers = fragment.version === '1' ? await this.reopenable(fragment) : [];
    const verifier = nullifiers.length > 0 ? { verifier: VERIFIER, verifierEpoch: '1' } : { verifier: '0', verifierEpoch: '0' };
    return { kind: 'cancel', message: { ...this.named(fragment), ...parties, ...verifier, nullifiers } };
  }

  /** The invoice of a receivable that never moved, if no later attestation changed it. */
  private async reopenable({ receivable }: LedgerFragment): Promise<string[]> {
    const { nullifier, faceMinor } = await this.scene.dataSource.manager.findOneByOrFail(LedgerReceivable, { receivable });
    const invoice = await this.scene.dataSource.manager.findOneByOrFail(LedgerInvoice, { nullifier });
    return invoice.usedMinor === faceMinor && this.isFirst(`attest ${nullifier}`) ? [nullifier] : [];
  }

  private revokeIssue(): SceneAct {
    const { message } = this.issue();
    return this.revocation('revoke-issue', 'issue', message, this.random.pick([CORE, String(message['creditor'])]));
  }

  private revokePurchase(): SceneAct | undefined {
    const purchase = this.purchase();
    if (!purchase) return undefined;
    return this.revocation('revoke-purchase', 'purchase', purchase.message, String(purchase.message['buyer']));
  }

  private revocation(
    kind: 'revoke-issue' | 'revoke-purchase',
    of: 'issue' | 'purchase',
    attachment: SceneAct['message'],
    party: string,
  ): SceneAct {
    const digest = this.scene.digestOf(of, attachment);
    return { kind, message: { digest, party, partyEpoch: '1', deadline: this.deadline }, attachment };
  }

  /** Whether this was not done yet in this round. */
  private isFirst(what: string): boolean {
    const isFirst = !this.once.has(what);
    this.once.add(what);
    return isFirst;
  }
}
