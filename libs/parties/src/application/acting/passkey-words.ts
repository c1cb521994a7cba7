import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { challengeOfDigest } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { type AuditedObject, CLOCK, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import {
  ApprovalDiffers,
  CredentialCloned,
  NotOnAccount,
  PasskeyAnswerRefused,
  PasskeyOfAnotherPerson,
} from '../../domain/acting/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { challengeOf } from '../people/passkey-answer.js';
import { ActingWebAuthn, type SignedAnswer } from './acting-webauthn.js';
import type { ApprovalPlace } from './approval-place.js';
import { requireUsable } from './usable-passkey.js';

/** One person's word that is right in every part but its count, which is looked at when it is kept. */
export interface JudgedWord extends SignedAnswer {
  /** The id. */
  readonly passkey: string;
  readonly key: string;
  readonly person: string;
  readonly place: ApprovalPlace;
}

/** Judges by which of a party's persons an approval is, and whether it is one. */
@Injectable()
export class PasskeyWords {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly webAuthn: ActingWebAuthn,
  ) {}

  /**
   * Throws `PasskeyAnswerRefused`, `PasskeyOfAnotherPerson`, `ApprovalDiffers`, `NotOnAccount`, and what makes a passkey unusable.
   * @param places of which the answer approves for one
   */
  async judged(
    response: AuthenticationResponseJSON,
    places: readonly ApprovalPlace[],
    caller: Principal,
  ): Promise<JudgedWord> {
    const passkey = await this.passkeyOf(response.id, caller);
    const place = placeOf(places, challengeOf(response));
    const answer = await this.webAuthn.signed(response, place.approvalDigest, passkey);
    requireSigner(place, passkey);
    return { ...answer, passkey: passkey.id, key: passkey.key, person: passkey.person, place };
  }

  /** Held until the transaction ends, so that of two answers with one count one is a copy's. Throws what makes a passkey unusable. */
  async held({ passkey: id }: JudgedWord, manager: EntityManager): Promise<ActingPasskey> {
    const passkey = await manager.findOneOrFail(ActingPasskey, { where: { id }, lock: { mode: 'pessimistic_write' } });
    requireUsable({ passkey, person: await manager.findOneByOrFail(Person, { id: passkey.person }) });
    return passkey;
  }

  /**
   * Whether the count grew, if the authenticator counts; else the passkey is under suspicion from now on.
   * @param of what the word approves
   */
  async counted(
    { signCount }: JudgedWord,
    passkey: ActingPasskey,
    { kind, id }: Pick<AuditedObject, 'kind' | 'id'>,
    manager: EntityManager,
  ): Promise<boolean> {
    const [where, now] = [{ id: passkey.id }, new Date(this.clock.nowMs())];
    const lastCount = Number(passkey.signCount);
    const isGrown = signCount > lastCount || (signCount === 0 && lastCount === 0);
    // Only a signer of the account comes as far as this.
    const seenOnAccountAt = passkey.seenOnAccountAt ?? now;
    const change = isGrown ? { signCount: String(signCount), lastUsedAt: now, seenOnAccountAt } : { suspectedAt: now };
    await manager.update(ActingPasskey, where, change);
    // What is kept then is the suspicion: the log must not say that anything was approved by it.
    if (!isGrown) noteForAudit({ objects: [{ kind, id, refusedBy: new CredentialCloned().code }] });
    return isGrown;
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
}

/** Throws `ApprovalDiffers` for what approves something else, or the same for an account that was changed since. */
function placeOf(places: readonly ApprovalPlace[], challenge: string | undefined): ApprovalPlace {
  const place = places.find(({ approvalDigest }) => challengeOfDigest(approvalDigest) === challenge);
  if (place) return place;
  const expected = places.map(({ account: { address, configuration } }) => ({
    account: address,
    configuration: configuration.toString(),
  }));
  throw new ApprovalDiffers(expected);
}

/** By the newest final block. Throws `NotOnAccount`. */
function requireSigner({ account, state }: ApprovalPlace, { key }: ActingPasskey): void {
  if (!state.signers.some((signer) => signer.key.toLowerCase() === key)) throw new NotOnAccount(account.address);
}
