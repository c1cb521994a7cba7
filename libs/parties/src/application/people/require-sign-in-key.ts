import { Injectable } from '@nestjs/common';
import { AccountReader, ChainReader } from '@tallystick/chain';
import { PasskeySignsActs } from '../../domain/people/errors.js';
import { FindOrganisations } from '../find-organisations.js';

const POINT_DIGITS = 128;

/** What signs acts never signs in: whoever had a signed-in device in hand could act with it as well. */
@Injectable()
export class RequireSignInKey {
  constructor(
    private readonly organisations: FindOrganisations,
    private readonly chain: ChainReader,
    private readonly accounts: AccountReader,
  ) {}

  /**
   * By the chain, as the party's account is now; an account that is no `PartyAccount` has no passkeys. The other way round, `RequireSigners`
   * refuses a key that signs in. Throws `PasskeySignsActs`.
   */
  async run(p256Point: string | null, party: string): Promise<void> {
    if (p256Point === null) return;
    const { organisation, enrolled } = await this.organisations.byParty(party);
    const account = enrolled?.account ?? organisation.account;
    if (account === null || (await this.chain.kindOf(account)) !== 'party-account') return;
    const { signers } = await this.accounts.read(account);
    const points = signers.map(({ key }) => key.slice(-POINT_DIGITS).toLowerCase());
    if (points.includes(p256Point)) throw new PasskeySignsActs();
  }
}
