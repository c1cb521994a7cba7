import { Contract, id, MaxUint256 } from 'ethers';
import { type ActMessage, makeReceivableId, type PartyRole, rolesToBits } from '@tallystick/act-types';
import { depositTokenAbi } from '../../libs/chain/src/generated/abis.js';
import type { Ledger, SignedAct } from './ledger.js';
import { eoa, type Signer } from './signer.js';

export const CNY = 156;
export const FACE = 100_000_000n;
export const PROGRAMME = '1';
export const DAY_SECONDS = 86_400;
const NEVER = String(2n ** 40n - 1n);

export interface Actor extends Signer {
  readonly party: string;
}

/** The parties of the measured acts, enrolled, with funded allowances, and one programme of the bank on the core enterprise. */
export class Town {
  readonly registrar = eoa('registrar');
  readonly issuer = eoa('issuer');
  readonly core = actor('core', '101');
  readonly supplier = actor('supplier', '102');
  readonly subSupplier = actor('subSupplier', '103');
  readonly farSupplier = actor('farSupplier', '104');
  readonly bank = actor('bank', '105');
  readonly otherBank = actor('otherBank', '106');
  readonly verifier = actor('verifier', '107');
  readonly settlementBank = actor('settlementBank', '108');
  readonly regulator = actor('regulator', '109');
  #papers = 0;
  #nowSeconds: number;

  constructor(
    readonly ledger: Ledger,
    nowSeconds: number,
  ) {
    this.#nowSeconds = nowSeconds;
  }

  get nowSeconds(): number {
    return this.#nowSeconds;
  }

  /** Lets time go by on the bench's own chain. */
  async passDays(days: number): Promise<void> {
    this.#nowSeconds += days * DAY_SECONDS;
    await this.ledger.sender.provider.send('evm_setNextBlockTimestamp', [this.#nowSeconds]);
  }

  get deadline(): string {
    return String(this.nowSeconds + 86_000);
  }

  async settle(): Promise<void> {
    await this.enrol(this.core, 'core-enterprise');
    for (const party of [this.supplier, this.subSupplier, this.farSupplier]) await this.enrol(party, 'supplier');
    for (const bank of [this.bank, this.otherBank]) await this.enrol(bank, 'bank');
    await this.enrol(this.verifier, 'verifier');
    await this.enrol(this.settlementBank, 'settlement-bank');
    await this.enrol(this.regulator, 'regulator');
    const { depositToken } = this.ledger.network.contracts;
    await this.ledger.run({
      kind: 'list-asset',
      message: { currency: String(CNY), asset: depositToken, deadline: this.deadline },
      signers: [this.registrar],
    });
    for (const party of [this.core, this.supplier, this.subSupplier, this.farSupplier, this.bank, this.otherBank]) {
      await this.fund(party);
    }
    await this.openProgramme(PROGRAMME, this.bank);
    await this.openProgramme('2', this.otherBank);
  }

  async enrol(actor: Actor, role: PartyRole): Promise<void> {
    const message = {
      party: actor.party,
      account: actor.address,
      roles: String(rolesToBits([role])),
      verifiedUntil: NEVER,
      deadline: this.deadline,
    };
    await this.ledger.run({ kind: 'enrol', message, signers: [this.registrar, actor] });
  }

  async fund(actor: Actor): Promise<void> {
    const { receivables, depositToken } = this.ledger.network.contracts;
    const bankReference = id(`deposit of ${actor.party}`);
    const amount = String(FACE * 1000n);
    const mint = { to: actor.address, amount, bankReference, deadline: this.deadline };
    await this.ledger.run({ kind: 'mint', message: mint, signers: [this.issuer] });
    const token = new Contract(depositToken, depositTokenAbi, this.ledger.sender);
    const nonce = String(await token.getFunction('nonces')(actor.address));
    const permit = {
      owner: actor.address,
      spender: receivables,
      value: String(MaxUint256),
      nonce,
      deadline: this.deadline,
    };
    await this.ledger.run({ kind: 'permit', message: permit, signers: [actor] });
  }

  async openProgramme(programme: string, bank: Actor): Promise<void> {
    const message = {
      programme,
      bank: bank.party,
      bankEpoch: '1',
      debtor: this.core.party,
      debtorAccount: this.core.address,
      limit: String(FACE * 10_000n),
      currency: String(CNY),
      maxTenorDays: '365',
      verifiers: [this.verifier.party],
      deadline: this.deadline,
    };
    await this.ledger.run({ kind: 'open-programme', message, signers: [bank] });
  }

  /** A new receivable of the supplier's on the programme, from an invoice nobody used. */
  issue(): SignedAct {
    const invoice = ++this.#papers;
    const receivable = makeReceivableId(
      Number(this.core.party),
      Buffer.from(id(`receivable ${invoice}`).slice(2, 42), 'hex'),
    );
    const nullifier = id(`invoice ${invoice}`);
    const trade = { debtor: this.core.party, creditor: this.supplier.party, currency: String(CNY) };
    const message = {
      ...trade,
      receivable,
      debtorEpoch: '1',
      creditorEpoch: '1',
      programme: PROGRAMME,
      face: String(FACE),
      due: String(this.nowSeconds + 90 * DAY_SECONDS),
      nullifier,
      deadline: this.deadline,
    };
    const attestation = {
      ...trade,
      nullifiers: [nullifier],
      keyId: '1',
      cap: String(FACE),
      sequence: '1',
      verifier: this.verifier.party,
      verifierEpoch: '1',
      deadline: this.deadline,
    };
    return {
      kind: 'issue',
      message,
      signers: [this.core, this.supplier],
      attachment: { message: attestation, signer: this.verifier },
    };
  }

  async issued(): Promise<ActMessage> {
    const act = this.issue();
    await this.ledger.run(act);
    return act.message;
  }
}

export function actor(name: string, party: string): Actor {
  return { ...eoa(name), party };
}

export function fragmentOf({ receivable }: ActMessage, from: bigint, to: bigint, version: number): ActMessage {
  return { receivable: receivable as string, from: String(from), to: String(to), version: String(version) };
}
