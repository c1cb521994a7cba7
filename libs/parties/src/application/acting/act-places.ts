import { Inject, Injectable } from '@nestjs/common';
import { approvalDigest, findAddress, type Network } from '@tallystick/act-types';
import { type ActWithStanding, CheckSignature, NotASignatory, PartyDirectory } from '@tallystick/acts';
import { AccountReader, ChainReader, NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { NotAPartyAccount } from '../../domain/errors.js';
import type { ApprovalPlace } from './approval-place.js';

type SignatoryOf = ActWithStanding['act']['signatories'][number];

/** The accounts of the caller's party that sign an act: more than one where the party goes over to another. */
@Injectable()
export class ActPlaces {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly signatures: CheckSignature,
    private readonly directory: PartyDirectory,
    private readonly chain: ChainReader,
    private readonly accounts: AccountReader,
  ) {}

  /** Those that can sign it. Throws `NotASignatory`, `NotAPartyAccount`, `EpochPassed` and `PartyRecovering`. */
  async openTo({ act }: ActWithStanding, caller: Principal): Promise<readonly ApprovalPlace[]> {
    const own = act.signatories.filter(({ party }) => party === caller.party);
    if (own.length === 0) throw new NotASignatory();
    const accounts = await Promise.all(own.map((signatory) => this.signatures.accountOf(act, signatory)));
    const places = await this.placesOf(act.digest, accounts);
    if (places.length === 0) throw new NotAPartyAccount(accounts.join(', '));
    return places;
  }

  /** The same to look at, also where nothing can be signed any more; none for a drafter that does not sign. */
  async of({ act }: ActWithStanding, caller: Principal): Promise<readonly ApprovalPlace[]> {
    const own = act.signatories.filter(({ party }) => party === caller.party);
    const accounts = await Promise.all(own.map((signatory) => this.presentAccount(signatory)));
    return this.placesOf(
      act.digest,
      accounts.flatMap((account) => account ?? []),
    );
  }

  private async presentAccount({ account, party }: SignatoryOf): Promise<string | undefined> {
    return account ?? (await this.directory.standingOf(party))?.account;
  }

  private async placesOf(digest: string, accounts: readonly string[]): Promise<readonly ApprovalPlace[]> {
    const addresses = new Set(accounts.flatMap((account) => findAddress(account) ?? []));
    const places: ApprovalPlace[] = [];
    for (const address of addresses) {
      if ((await this.chain.kindOf(address)) !== 'party-account') continue;
      const state = await this.accounts.read(address);
      const account = { address, chainId: this.network.chainId, configuration: state.configuration };
      places.push({ account, state, approvalDigest: approvalDigest(account, digest) });
    }
    return places;
  }
}
