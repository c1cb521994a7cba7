import { rolesToBits } from '@tallystick/act-types';
import { MaxUint256, Wallet } from 'ethers';
import type { SceneAct } from './ledger-scene.js';
import { BANKS, CNY, CORE, MONTH_SECONDS, type RandomRound, RESTLESS, VERIFIER } from './random-round.js';

/** Acts about who is who, credit lines and deposits. */
export class RandomStandingActs {
  private nextParty = 100;
  private readonly permits = new Map<string, number>();
  private readonly programmeVersions = new Map<string, number>();
  private readonly renewals = new Map<string, number>();

  constructor(private readonly round: RandomRound) {}

  newcomer(): SceneAct {
    return this.enrol(String(this.nextParty++), rolesToBits(['supplier', 'core-enterprise']));
  }

  enrol(party: string, roles: number): SceneAct {
    const wallet = new Wallet(this.round.random.hex(32));
    this.round.scene.setWallet(party, wallet);
    const verifiedUntil = String(Number(this.round.deadline) + 12 * MONTH_SECONDS);
    return {
      kind: 'enrol',
      message: { party, account: wallet.address, roles: String(roles), verifiedUntil, deadline: this.round.deadline },
    };
  }

  renew(): SceneAct | undefined {
    const party = this.round.random.pick(RESTLESS);
    if (!this.round.isFirst(`renew ${party}`)) return undefined;
    const renewal = (this.renewals.get(party) ?? 0) + 1;
    this.renewals.set(party, renewal);
    const verifiedUntil = String(Number(this.round.deadline) + 12 * MONTH_SECONDS + renewal * 86_400);
    return {
      kind: 'renew',
      message: { party, roles: String(rolesToBits(['supplier'])), verifiedUntil, deadline: this.round.deadline },
    };
  }

  moveRestless(): SceneAct | undefined {
    const party = this.round.random.pick(RESTLESS);
    if (!this.round.isFirst(`epoch ${party}`)) return undefined;
    const partyEpoch = this.round.epochOf(party);
    this.round.epochs.set(party, Number(partyEpoch) + 1);
    const former = this.round.scene.walletOf(party);
    if (this.round.random.chance(50))
      return { kind: 'raise-epoch', message: { party, partyEpoch, deadline: this.round.deadline } };
    const wallet = new Wallet(this.round.random.hex(32));
    this.round.scene.setWallet(party, wallet);
    const message = { party, partyEpoch, account: wallet.address, deadline: this.round.deadline };
    return { kind: 'change-account', message, signers: [former, wallet] };
  }

  openProgramme(bank: string): SceneAct {
    this.programmeVersions.set(bank, 1);
    const message = {
      programme: bank,
      bank,
      bankEpoch: '1',
      debtor: CORE,
      debtorAccount: this.round.scene.walletOf(CORE).address,
      limit: String(10n ** 12n),
      currency: CNY,
      maxTenorDays: '365',
      verifiers: [VERIFIER],
      deadline: this.round.deadline,
    };
    return { kind: 'open-programme', message };
  }

  adjust(): SceneAct | undefined {
    const bank = this.round.random.pick(BANKS);
    if (!this.round.isFirst(`adjust ${bank}`)) return undefined;
    const version = this.programmeVersions.get(bank) ?? 1;
    this.programmeVersions.set(bank, version + 1);
    const limit = String(10n ** 12n + BigInt(this.round.random.between(1, 1_000)));
    const terms = { limit, maxTenorDays: '365', open: true, deadline: this.round.deadline };
    return {
      kind: 'adjust-programme',
      message: { programme: bank, version: String(version), bank, bankEpoch: '1', ...terms },
    };
  }

  mint(party: string, amount: bigint): SceneAct {
    const to = this.round.scene.walletOf(party).address;
    return {
      kind: 'mint',
      message: { to, amount: String(amount), bankReference: this.round.random.hex(32), deadline: this.round.deadline },
    };
  }

  permitOnce(): SceneAct | undefined {
    const party = this.round.random.pick(BANKS);
    return this.round.isFirst(`permit ${party}`) ? this.permit(party) : undefined;
  }

  permit(party: string): SceneAct {
    const nonce = this.permits.get(party) ?? 0;
    this.permits.set(party, nonce + 1);
    const owner = this.round.scene.walletOf(party).address;
    const value = String(MaxUint256 - BigInt(nonce));
    const spender = this.round.scene.network.contracts.receivables;
    return { kind: 'permit', message: { owner, spender, value, nonce: String(nonce), deadline: this.round.deadline } };
  }
}
