import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Network } from '@tallystick/act-types';
import { PartyDirectory } from '@tallystick/acts';
import { DepositBalance, NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AccountMissing } from '../domain/errors.js';

export interface Balance {
  readonly account: string;
  readonly asset: string;
  readonly balanceMinor: string;
}

/** A party's own deposits, as the ledger's final blocks have them. */
@Injectable()
export class FindBalance {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    private readonly directory: PartyDirectory,
  ) {}

  async run(caller: Principal): Promise<Balance> {
    const standing = await this.directory.standingOf(caller.party);
    if (!standing) throw new AccountMissing(caller.party);
    const row = await this.dataSource.manager.findOneBy(DepositBalance, { account: standing.account });
    return {
      account: standing.account,
      asset: this.network.contracts.depositToken,
      balanceMinor: row?.balanceMinor ?? '0',
    };
  }
}
