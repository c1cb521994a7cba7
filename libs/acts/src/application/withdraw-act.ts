import { Injectable } from '@nestjs/common';
import { type ActKind, actKind, type ActMessage } from '@tallystick/act-types';
import type { Principal } from '@tallystick/platform';
import { ActNotOpen, NothingToWithdraw, WithdrawalNeedsNewEpoch } from '../domain/errors.js';
import type { Act } from '../infra/act.entity.js';
import { Deadlines } from './deadlines.js';
import { FindActs } from './find-acts.js';
import { PartyDirectory } from './party-directory.js';
import type { ActDraft } from './store-drafts.js';

const REVOCATIONS: Partial<Record<ActKind, ActKind>> = {
  issue: 'revoke-issue',
  purchase: 'revoke-purchase',
  lock: 'revoke-lock',
  pledge: 'revoke-pledge',
};

/**
 * Drafts the act by which a signatory takes back its signature: a revocation for those that one of several signatories may take back by itself, a touch of the fragment for what
 * its holder signed. The first act counts as withdrawn only once the chain has recorded the second.
 */
@Injectable()
export class WithdrawAct {
  constructor(
    private readonly acts: FindActs,
    private readonly deadlines: Deadlines,
    private readonly directory: PartyDirectory,
  ) {}

  /** @returns the withdrawing act, for the caller to sign */
  async run(id: string, caller: Principal): Promise<ActDraft> {
    const { act, standing } = await this.acts.byId(id, caller);
    if (standing.state !== 'offered' && standing.state !== 'relayed') throw new ActNotOpen(standing.state);
    const own = act.signatories.find(({ party, signature }) => party === caller.party && signature !== null);
    if (!own) throw new NothingToWithdraw();
    const withdrawal = await this.withdrawalOf(act, own.role, caller.party);
    return { ...withdrawal, offer: true, withdraws: act.id };
  }

  private async withdrawalOf(
    act: Act,
    role: string,
    party: string,
  ): Promise<Pick<ActDraft, 'kind' | 'message' | 'attachment'>> {
    const revocation = REVOCATIONS[act.kind];
    if (revocation) return this.revocation(revocation, act, party);
    const fields = actKind(act.kind).fields.map(({ name }) => name);
    // What a dispute lies on is not touched.
    const isTouchable = act.kind !== 'resolve';
    if (role !== 'holder' || !isTouchable || !['from', 'to', 'version'].every((name) => fields.includes(name))) {
      throw new WithdrawalNeedsNewEpoch(act.kind);
    }
    return { kind: 'touch', message: await this.touchOf(act.message) };
  }

  private async revocation(
    kind: ActKind,
    act: Act,
    party: string,
  ): Promise<Pick<ActDraft, 'kind' | 'message' | 'attachment'>> {
    const standing = await this.directory.standingOf(party);
    const deadline = await this.deadlines.latest(kind);
    const message = { digest: act.digest, party, partyEpoch: standing?.epoch ?? '0', deadline };
    return { kind, message, attachment: { message: act.message } };
  }

  private async touchOf({
    receivable,
    from,
    to,
    version,
    holder,
    holderEpoch,
    pledgee,
    pledgeeEpoch,
  }: ActMessage): Promise<ActMessage> {
    const pledged = { pledgee: pledgee ?? '0', pledgeeEpoch: pledgeeEpoch ?? '0' };
    const bound = { receivable, from, to, version, holder, holderEpoch };
    return { ...bound, ...pledged, deadline: await this.deadlines.latest('touch') } as ActMessage;
  }
}
