import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { approvalDigest, type Network } from '@tallystick/act-types';
import { Deadlines } from '@tallystick/acts';
import { NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AccountChangeNotFound } from '../../domain/acting/errors.js';
import type { KeptAccountChange } from '../../infra/acting/kept-account-change.entity.js';
import type { ApprovalPlace } from '../acting/approval-place.js';
import { FindAccount } from '../find-account.js';
import { ACCOUNT_CHANGES } from '../who-sees-what.js';
import { type GivenApproval, WORD_COLUMNS, WORD_JOINS, wordsFor } from '../acting/given-approval.js';

export interface AccountChangeWithApprovals {
  readonly change: KeptAccountChange;
  /** Missing once it cannot be made any more: the account was changed since, is not the party's any more, or the deadline is over. */
  readonly place?: ApprovalPlace;
  readonly approvals: readonly (GivenApproval & { readonly counts: boolean })[];
}

/** Changes of the caller's own party's account, for its persons to approve; of others' nobody is told. */
@Injectable()
export class FindAccountChanges {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    private readonly accounts: FindAccount,
    private readonly deadlines: Deadlines,
  ) {}

  /** Those that can still be made, the newest first. */
  async open(caller: Principal): Promise<readonly AccountChangeWithApprovals[]> {
    const place = await this.presentPlace(caller.party);
    if (!place) return [];
    const { address: account, configuration } = place.account;
    const now = await this.deadlines.presentSeconds();
    const rows = await ACCOUNT_CHANGES.seenBy(caller, this.dataSource.manager)
      .andWhere('change.account = :account AND change.configuration = :configuration AND change.deadline > :now', {
        ...{ account, configuration: configuration.toString(), now },
      })
      .orderBy('change.id', 'DESC')
      .getMany();
    return Promise.all(rows.map((row) => this.withApprovals(row, place)));
  }

  /** Throws `AccountChangeNotFound`. */
  async byId(id: string, caller: Principal): Promise<AccountChangeWithApprovals> {
    const { manager } = this.dataSource;
    const change = await ACCOUNT_CHANGES.seenBy(caller, manager).andWhere('change.id = :id', { id }).getOne();
    if (!change) throw new AccountChangeNotFound();
    const place = await this.presentPlace(caller.party);
    const isOfNow =
      place?.account.address === change.account && place.account.configuration.toString() === change.configuration;
    const isOver = Number(change.deadline) <= (await this.deadlines.presentSeconds());
    return this.withApprovals(change, isOfNow && !isOver ? place : undefined);
  }

  private async presentPlace(party: string): Promise<Omit<ApprovalPlace, 'approvalDigest'> | undefined> {
    const account = await this.accounts.partyAccountOf(party);
    if (!account) return undefined;
    const { address, state } = account;
    return { account: { address, chainId: this.network.chainId, configuration: state.configuration }, state };
  }

  private async withApprovals(
    change: KeptAccountChange,
    present: Omit<ApprovalPlace, 'approvalDigest'> | undefined,
  ): Promise<AccountChangeWithApprovals> {
    const place = present && { ...present, approvalDigest: approvalDigest(present.account, change.digest) };
    const given = await this.dataSource.query<GivenApproval[]>(GIVEN, [change.id]);
    const counting = new Set(place ? wordsFor(place, given) : []);
    const approvals = given.map((word) => ({ ...word, counts: counting.has(word) }));
    return { change, approvals, ...(place ? { place } : {}) };
  }
}

const GIVEN = `
  SELECT change.account, change.configuration, ${WORD_COLUMNS} FROM papers.account_change_approval approval
  JOIN papers.account_change change ON change.id = approval.change ${WORD_JOINS}
  WHERE approval.change = $1 ORDER BY approval.approved_at, approval.key`;
