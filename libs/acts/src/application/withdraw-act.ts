import { Injectable } from '@nestjs/common';
import { type ActKind, actKind, type ActMessage } from '@tallystick/act-types';
import type { Principal } from '@tallystick/platform';
import { ActNotOpen, NothingToWithdraw, WithdrawalNeedsNewEpoch } from '../domain/errors.js';
import type { Act } from '../infra/act.entity.js';
import { type ActDraft, DraftAct } from './draft-act.js';
import { FindActs } from './find-acts.js';
import { PartyDirectory } from './party-directory.js';

/**
 * Drafts the act by which a signatory takes back its signature: a revocation for an issue or a purchase, a touch of the fragment for what
 * its holder signed. The first act counts as withdrawn only once the chain has recorded the second.
 */
@Injectable()
export class WithdrawAct {
  constructor(
    private readonly acts: FindActs,
    private readonly drafts: DraftAct,
    private readonly directory: PartyDirectory,
  ) {}

  /** @returns the id of the withdrawing act, offered to the caller to sign */
  async run(id: string, caller: Principal): Promise<string> {
    const { act, standing } = await this.acts.byId(id, caller);
    if (standing.state !== 'offered' && standing.state !== 'relayed') throw new ActNotOpen(standing.state);
    const own = act.signatories.find(({ party, signature }) => party === caller.party && signature !== null);
    if (!own) throw new NothingToWithdraw();
    const withdrawal = await this.withdrawalOf(act, own.role, caller.party);
    return this.drafts.run({ ...withdrawal, offer: true, withdraws: act.id }, caller);
  }

  private async withdrawalOf(
    act: Act,
    role: string,
    party: string,
  ): Promise<Pick<ActDraft, 'kind' | 'message' | 'attachment'>> {
    if (act.kind === 'issue') return this.revocation('revoke-issue', act, party);
    if (act.kind === 'purchase') return this.revocation('revoke-purchase', act, party);
    const fields = actKind(act.kind).fields.map(({ name }) => name);
    if (role !== 'holder' || !['from', 'to', 'version'].every((name) => fields.includes(name))) {
      throw new WithdrawalNeedsNewEpoch(act.kind);
    }
    return { kind: 'touch', message: this.touchOf(act.message) };
  }

  private async revocation(
    kind: ActKind,
    act: Act,
    party: string,
  ): Promise<Pick<ActDraft, 'kind' | 'message' | 'attachment'>> {
    const standing = await this.directory.standingOf(party);
    const message = { digest: act.digest, party, partyEpoch: standing?.epoch ?? '0', deadline: this.deadline(kind) };
    return { kind, message, attachment: { message: act.message } };
  }

  private touchOf({
    receivable,
    from,
    to,
    version,
    holder,
    holderEpoch,
    pledgee,
    pledgeeEpoch,
  }: ActMessage): ActMessage {
    const pledged = { pledgee: pledgee ?? '0', pledgeeEpoch: pledgeeEpoch ?? '0' };
    const bound = { receivable, from, to, version, holder, holderEpoch };
    return { ...bound, ...pledged, deadline: this.deadline('touch') } as ActMessage;
  }

  private deadline(kind: ActKind): string {
    return String(this.drafts.latestDeadline(kind));
  }
}
