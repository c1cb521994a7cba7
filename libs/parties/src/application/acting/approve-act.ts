import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { challengeOfDigest } from '@tallystick/act-types';
import { ActNotOpen, type ActWithStanding, FindActs } from '@tallystick/acts';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import {
  ApprovalDiffers,
  CredentialCloned,
  NotOnAccount,
  PasskeyAnswerRefused,
  PasskeyOfAnotherPerson,
} from '../../domain/acting/errors.js';
import { ActApproval } from '../../infra/acting/act-approval.entity.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { challengeOf } from '../people/passkey-answer.js';
import { ActApprovals } from './act-approvals.js';
import { type ActPlace, ActPlaces } from './act-places.js';
import { ActingWebAuthn, type SignedAnswer } from './acting-webauthn.js';
import { requireUsable } from './usable-passkey.js';

/** Takes one person's word on an act: a passkey's answer to the approval of this act by this account as it is now. */
@Injectable()
export class ApproveAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly acts: FindActs,
    private readonly places: ActPlaces,
    private readonly approvals: ActApprovals,
    private readonly webAuthn: ActingWebAuthn,
  ) {}

  /**
   * The same answer again changes nothing. Once enough persons approved, the act has the account's signature. Throws what an act is not
   * signed for, and `PasskeyAnswerRefused`, `PasskeyOfAnotherPerson`, `ApprovalDiffers`, `NotOnAccount`, `CredentialCloned`, and what makes a
   * passkey unusable.
   */
  async run(id: string, response: AuthenticationResponseJSON, caller: Principal): Promise<void> {
    const found = await this.acts.byId(id, caller);
    const places = await this.places.openTo(found, caller);
    const passkey = await this.passkeyOf(response.id, caller);
    const place = placeOf(places, challengeOf(response));
    const word = await this.webAuthn.signed(response, place.approvalDigest, passkey);
    requireSigner(place, passkey);
    const isKept = await this.dataSource.transaction((manager) =>
      this.keep(manager, found, place, { id: passkey.id, ...word }, caller),
    );
    if (!isKept) throw new CredentialCloned();
    await this.approvals.complete(found, places, caller);
  }

  /** Of the caller's party, and of the person who asks, if one does: a machine hands in what people approved elsewhere. */
  private async passkeyOf(credentialId: string, caller: Principal): Promise<ActingPasskey> {
    const { manager } = this.dataSource;
    const rows = await manager.findBy(ActingPasskey, { credentialId });
    // Whoever registers another's credential without having it is in nobody's way.
    for (const passkey of rows.sort((a, b) => Number(b.provedAt !== null) - Number(a.provedAt !== null))) {
      const person = await manager.findOneBy(Person, { id: passkey.person, party: caller.party });
      if (!person) continue;
      if (caller.person && caller.person.id !== person.id) throw new PasskeyOfAnotherPerson();
      requireUsable({ passkey, person });
      return passkey;
    }
    throw new PasskeyAnswerRefused('it is of no acting passkey of your organisation');
  }

  /** @returns false of a passkey that counted as a copy would, which is kept then instead of the word. Throws `ActNotOpen`. */
  private async keep(
    manager: EntityManager,
    { act, standing }: ActWithStanding,
    { account }: ActPlace,
    word: SignedAnswer & { readonly id: string },
    caller: Principal,
  ): Promise<boolean> {
    const where = { id: word.id };
    const passkey = await manager.findOneOrFail(ActingPasskey, { where, lock: { mode: 'pessimistic_write' } });
    const person = await manager.findOneByOrFail(Person, { id: passkey.person });
    requireUsable({ passkey, person });
    const configuration = account.configuration.toString();
    const place = { act: act.id, passkey: word.id, account: account.address, configuration };
    const before = await manager.findOneBy(ActApproval, place);
    if (before?.signature === word.signature) return true;
    const now = new Date(this.clock.nowMs());
    const lastCount = Number(passkey.signCount);
    if (word.signCount <= lastCount && (word.signCount !== 0 || lastCount !== 0)) {
      await manager.update(ActingPasskey, where, { suspectedAt: now });
      return false;
    }
    if (standing.state !== 'offered') throw new ActNotOpen(standing.state);
    await manager.update(ActingPasskey, where, { signCount: String(word.signCount), lastUsedAt: now });
    if (before) return true;
    await manager.insert(ActApproval, { ...place, signature: word.signature, approvedAt: now });
    await announce(manager, [{ parties: [caller.party], type: 'act-approved', subject: act.id }]);
    return true;
  }
}

/** Throws `ApprovalDiffers` for what approves another act, or this one for an account that was changed since. */
function placeOf(places: readonly ActPlace[], challenge: string | undefined): ActPlace {
  const place = places.find(({ approvalDigest }) => challengeOfDigest(approvalDigest) === challenge);
  if (place) return place;
  const expected = places.map(({ account: { address, configuration } }) => ({
    account: address,
    configuration: configuration.toString(),
  }));
  throw new ApprovalDiffers(expected);
}

/** By the newest final block. Throws `NotOnAccount`. */
function requireSigner({ account, state }: ActPlace, { key }: ActingPasskey): void {
  if (!state.signers.some((signer) => signer.key.toLowerCase() === key)) throw new NotOnAccount(account.address);
}
