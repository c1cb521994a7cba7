import { type FactKind, factKey, type FactMessage, rolesToBits } from '@tallystick/act-types';
import { Outbox } from '@tallystick/chain';
import { LedgerParty } from '@tallystick/parties';
import { FragmentFreeze, FragmentLock, LedgerFragment, LedgerReceivable } from '@tallystick/receivables';
import { toBeHex, Wallet } from 'ethers';
import { In, MoreThan } from 'typeorm';
import type { LedgerScene, SceneAct } from './ledger-scene.js';
import { BANKS, CNY, CORE, RESTLESS, SUPPLIERS } from './random-round.js';
import type { SeededRandom } from './seeded-random.js';

const [SETTLEMENT_BANK, REGULATOR] = ['50', '51'] as const;
const DAY_SECONDS = 86_400;
/** All that is to pass here, and some. */
const DUE_AFTER_SECONDS = 20 * DAY_SECONDS;
const FRAGMENTS = 11;

type Place = Pick<LedgerFragment, 'receivable' | 'from'>;

/** Lays on claims, after random acts, whatever can lie on them, and lifts some of it again: so that each kind of row is there to be rebuilt. */
export class EveryBurden {
  private deadline = '0';
  private readonly buyer = BANKS[0] ?? '';

  constructor(
    private readonly scene: LedgerScene,
    private readonly random: SeededRandom,
  ) {}

  async lay(): Promise<void> {
    await this.refresh();
    await this.scene.record(this.enrol(SETTLEMENT_BANK, 'settlement-bank'), this.enrol(REGULATOR, 'regulator'));
    await this.scene.record(...SUPPLIERS.map((party) => this.nameSettlementBank(party)));
    const [pledged, released, locked, settled, unlocked, ...others] = await this.unburdened();
    const [disputed, frozen, confirmed, unfrozen, reassigned, paid] = others;
    if (!pledged || !released || !locked || !settled || !unlocked) throw new Error('too few fragments are left');
    if (!disputed || !frozen || !confirmed || !unfrozen || !reassigned || !paid) throw new Error('too few fragments');
    await this.scene.record(
      ...[pledged, released].map((fragment) => this.pledge(fragment)),
      ...[settled, unlocked].map((fragment) => this.lock(fragment)),
      ...[confirmed, unfrozen, reassigned].map((fragment) => this.onFragment('freeze', fragment)),
      this.dispute(disputed),
      this.receipt('pay-by-receipt', paid, '1'),
    );
    await this.scene.record(
      this.onFragment('release', await this.now(released), { pledgee: this.buyer, pledgeeEpoch: '1' }),
      this.receipt('settle', await this.now(settled), (await this.lockOf(settled)).priceMinor),
      this.ordered('confirm-freeze', await this.now(confirmed)),
      this.ordered('confirm-freeze', await this.now(reassigned)),
    );
    await this.recoverRestless();
    await this.pass(8 * DAY_SECONDS);
    await this.reassign(reassigned);
    const [lapsedLock, lapsedFreeze] = [await this.now(unlocked), await this.now(unfrozen)];
    await this.state('unlock-lapsed', named(lapsedLock));
    await this.state('unfreeze-lapsed', named(lapsedFreeze));
    await this.state('complete-recovery', { party: RESTLESS[2] ?? '', partyEpoch: await this.epochOf(RESTLESS[2]) });
    await this.scene.record(this.lock(await this.now(locked)), this.onFragment('freeze', await this.now(frozen)));
    await this.anchor();
    await this.scene.record({ kind: 'pause', message: { sequence: '1', deadline: this.deadline } });
    await this.scene.record({ kind: 'unpause', message: { sequence: '2', deadline: this.deadline } });
  }

  /** Two trees, and one that is stale beside one that has grown. */
  private async anchor(): Promise<void> {
    const log = new Wallet(this.random.hex(32));
    const [site, other] = [toBeHex(1, 32), toBeHex(2, 32)];
    const said = (of: string, previousSize: string, treeSize: string) => ({
      ...{ site: of, previousSize, treeSize },
      root: this.random.hex(32),
    });
    await this.scene.run([await this.scene.enqueueAnchors(log, [said(site, '0', '3'), said(other, '0', '5')])]);
    await this.scene.run([await this.scene.enqueueAnchors(log, [said(site, '0', '4'), said(other, '5', '6')])]);
  }

  private async refresh(): Promise<void> {
    this.deadline = await this.scene.timeIn(3_600);
  }

  private async pass(seconds: number): Promise<void> {
    await this.scene.provider.send('evm_increaseTime', [seconds]);
    await this.scene.provider.send('evm_mine', []);
    await this.refresh();
  }

  private async unburdened(): Promise<LedgerFragment[]> {
    const { manager } = this.scene.dataSource;
    const late = new Date(Number(await this.scene.timeIn(DUE_AFTER_SECONDS)) * 1000);
    const receivables = await manager.findBy(LedgerReceivable, { dueAt: MoreThan(late) });
    return manager.find(LedgerFragment, {
      where: { receivable: In(receivables.map(({ receivable }) => receivable)), holder: In(SUPPLIERS) },
      order: { receivable: 'ASC', from: 'ASC' },
      take: FRAGMENTS,
    });
  }

  private now({ receivable, from }: Place): Promise<LedgerFragment> {
    return this.scene.dataSource.manager.findOneByOrFail(LedgerFragment, { receivable, from });
  }

  private lockOf({ receivable, from }: Place): Promise<FragmentLock> {
    return this.scene.dataSource.manager.findOneByOrFail(FragmentLock, { receivable, from });
  }

  private async epochOf(party = ''): Promise<string> {
    return (await this.scene.dataSource.manager.findOneByOrFail(LedgerParty, { party })).epoch;
  }

  private enrol(party: string, role: 'settlement-bank' | 'regulator'): SceneAct {
    const wallet = new Wallet(this.random.hex(32));
    this.scene.setWallet(party, wallet);
    const verifiedUntil = String(Number(this.deadline) + 365 * DAY_SECONDS);
    const roles = String(rolesToBits([role]));
    return {
      kind: 'enrol',
      message: { party, account: wallet.address, roles, verifiedUntil, deadline: this.deadline },
    };
  }

  private nameSettlementBank(party: string): SceneAct {
    const message = { party, partyEpoch: '1', bank: SETTLEMENT_BANK, sequence: '1', deadline: this.deadline };
    return { kind: 'name-settlement-bank', message };
  }

  private onFragment(
    kind: SceneAct['kind'],
    { receivable, from, to, version }: LedgerFragment,
    more: SceneAct['message'] = {},
  ): SceneAct {
    return { kind, message: { receivable, from, to, version, ...more, deadline: this.deadline } };
  }

  private pledge(fragment: LedgerFragment): SceneAct {
    const parties = { holder: fragment.holder, holderEpoch: '1', pledgee: this.buyer, pledgeeEpoch: '1' };
    return this.onFragment('pledge', fragment, parties);
  }

  private lock(fragment: LedgerFragment): SceneAct {
    const length = BigInt(fragment.to) - BigInt(fragment.from);
    const payBy = Number(this.deadline);
    return this.onFragment('lock', fragment, {
      amount: length.toString(),
      ...{ holder: fragment.holder, holderEpoch: '1', buyer: this.buyer, buyerEpoch: '1' },
      programme: this.buyer,
      price: length.toString(),
      settlementBank: SETTLEMENT_BANK,
      payBy: String(payBy),
      unlockFrom: String(payBy + 2 * DAY_SECONDS),
    });
  }

  private receipt(kind: 'settle' | 'pay-by-receipt', fragment: LedgerFragment, amount: string): SceneAct {
    const { receivable, from, version, holder } = fragment;
    const message = {
      purpose: kind === 'settle' ? '2' : '1',
      ...{ receivable, from, version, payee: holder, currency: CNY, amount },
      bankReference: this.random.hex(32),
      bookedAt: String(Number(this.deadline) - 3_600),
      ...{ bank: SETTLEMENT_BANK, bankEpoch: '1', deadline: this.deadline },
    };
    return { kind, message };
  }

  private dispute(fragment: LedgerFragment): SceneAct {
    const debtor = { debtor: CORE, debtorEpoch: '1' };
    const holder = { holder: fragment.holder, holderEpoch: '1', pledgee: '0', pledgeeEpoch: '0' };
    return this.onFragment('dispute', fragment, { amount: '1', ...debtor, ...holder });
  }

  private ordered(kind: 'confirm-freeze', fragment: LedgerFragment): SceneAct {
    return this.onFragment(kind, fragment, {
      order: this.random.hex(32),
      ...{ witness: REGULATOR, witnessEpoch: '1' },
    });
  }

  private async reassign(place: Place): Promise<void> {
    const { receivable, from } = place;
    const fragment = await this.now(place);
    const { order } = await this.scene.dataSource.manager.findOneByOrFail(FragmentFreeze, { receivable, from });
    const recipient = SUPPLIERS.find((party) => party !== fragment.holder) ?? '';
    const message = { holder: fragment.holder, recipient, order, witness: REGULATOR, witnessEpoch: '1' };
    await this.scene.record(this.onFragment('reassign', fragment, message));
  }

  /** One stays open, one is stopped, and one is left to be completed. */
  private async recoverRestless(): Promise<void> {
    for (const party of RESTLESS) await this.scene.record(await this.proposeRecovery(party));
    const stopped = RESTLESS[1] ?? '';
    const message = { party: stopped, partyEpoch: await this.epochOf(stopped), deadline: this.deadline };
    await this.scene.record({ kind: 'stop-recovery', message });
  }

  private async proposeRecovery(party: string): Promise<SceneAct> {
    const wallet = new Wallet(this.random.hex(32));
    this.scene.setWallet(`next of ${party}`, wallet);
    const partyEpoch = await this.epochOf(party);
    return {
      kind: 'propose-recovery',
      message: { party, partyEpoch, account: wallet.address, deadline: this.deadline },
    };
  }

  private async state(kind: FactKind, message: FactMessage): Promise<void> {
    const key = factKey(kind, message, this.scene.network);
    const deadline = new Date((Number(this.deadline) + DAY_SECONDS) * 1000);
    await new Outbox().enqueueFact(this.scene.dataSource.manager, { key, kind, message, deadline });
    const entry = (await this.scene.run([key])).get(key);
    if (entry?.state !== 'recorded') throw new Error(`${kind} was not recorded: ${JSON.stringify(entry?.lastFailure)}`);
  }
}

function named({ receivable, from, version }: LedgerFragment): FactMessage {
  return { receivable, from, version };
}
