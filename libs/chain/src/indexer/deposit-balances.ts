import { ZeroAddress } from 'ethers';
import type { EntityManager } from 'typeorm';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import { DepositBalance } from './deposit-balance.entity.js';
import { ProjectionBroken } from './errors.js';
import type { LedgerStep } from './ledger-step.js';
import type { Concern, Projector } from './projector.js';

/** What each account has of the deposit token, by its ERC-20 movements alone. */
export class DepositBalances implements Projector<'depositToken'> {
  readonly contract = 'depositToken';

  async apply(event: LedgerEvent<'depositToken'>, { tx }: LedgerStep): Promise<Concern> {
    if (event.name !== 'Transfer') return { subject: '', parties: [] };
    const { from, to, value } = event.args;
    if (from !== ZeroAddress) await this.take(tx, from, value);
    if (to !== ZeroAddress) await this.give(tx, to, value);
    return { subject: to, parties: [] };
  }

  private async take(tx: EntityManager, account: string, value: bigint): Promise<void> {
    const held = await tx.findOneBy(DepositBalance, { account });
    if (!held) {
      if (value === 0n) return;
      throw new ProjectionBroken(`${account} pays ${value} and has nothing`);
    }
    await this.keep(tx, account, BigInt(held.balanceMinor) - value);
  }

  private async give(tx: EntityManager, account: string, value: bigint): Promise<void> {
    const held = await tx.findOneBy(DepositBalance, { account });
    if (held) await this.keep(tx, account, BigInt(held.balanceMinor) + value);
    else await tx.insert(DepositBalance, { account, balanceMinor: value.toString() });
  }

  private async keep(tx: EntityManager, account: string, balance: bigint): Promise<void> {
    await tx.update(DepositBalance, { account }, { balanceMinor: balance.toString() });
  }
}
