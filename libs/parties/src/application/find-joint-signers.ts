import { Injectable } from '@nestjs/common';
import { AccountReader, ChainReader } from '@tallystick/chain';
import { FindOrganisations } from './find-organisations.js';

/** Keys that sign for two parties: who holds one acts for both. Which keys they are is told to nobody. */
@Injectable()
export class FindJointSigners {
  constructor(
    private readonly organisations: FindOrganisations,
    private readonly chain: ChainReader,
    private readonly accounts: AccountReader,
  ) {}

  /** How many keys the two have in common, by the newest final block; none where one has no account yet, or one that does not tell its keys. */
  async between(party: string, other: string): Promise<number> {
    const [keys, others] = [await this.keysOf(party), await this.keysOf(other)];
    return [...keys].filter((key) => others.has(key)).length;
  }

  private async keysOf(party: string): Promise<ReadonlySet<string>> {
    const { enrolled } = await this.organisations.byParty(party);
    if (!enrolled) return new Set();
    const { account } = enrolled;
    const kind = await this.chain.kindOf(account);
    if (kind === 'contract') return new Set();
    const signers =
      kind === 'party-account' ? (await this.accounts.read(account)).signers.map(({ key }) => key) : [account];
    return new Set(signers.map((key) => key.toLowerCase()));
  }
}
