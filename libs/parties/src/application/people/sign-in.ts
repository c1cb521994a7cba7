import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, noteForAudit } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { SignInRefused } from '../../domain/people/errors.js';
import { Person } from '../../infra/people/person.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { DECOY } from './decoy-passkey.js';
import { type Asserted, PasskeyAnswers } from './passkey-answers.js';
import { type OpenedSession, PersonSessions } from './person-sessions.js';
import { SignInChallenges } from './sign-in-challenges.js';
import { userHandleOf } from './webauthn.js';

/** No person has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A passkey's answer for a session. Whatever is wrong with it, the refusal is the same, and takes as long. */
@Injectable()
export class SignIn {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly answers: PasskeyAnswers,
    private readonly challenges: SignInChallenges,
    private readonly sessions: PersonSessions,
  ) {}

  /** @param device coarse: see `deviceOf`. Throws `SignInRefused`. */
  async run(response: AuthenticationResponseJSON, device: string): Promise<OpenedSession> {
    const known = await this.dataSource.manager.findOneBy(SignInPasskey, {
      credentialId: response.id,
      replacedAt: IsNull(),
    });
    const passkey = known ? { ...known, signCount: Number(known.signCount) } : { ...DECOY, credentialId: response.id };
    const asserted = await this.answers.asserted(response, passkey);
    await this.note(known?.person, asserted === undefined ? 'passkey-did-not-answer' : 'passkey-of-another');
    // Level 2, 7.2, 6: who named nobody first has to be the one whose passkey it is.
    const isOwner = known && response.response.userHandle === userHandleOf(known.person).toString('base64url');
    if (!isOwner || asserted === undefined) throw new SignInRefused();
    return this.dataSource.transaction((manager) => this.signedIn(known, asserted, device, manager));
  }

  /** Tells whose sign-in it is, and why it is refused if it is; looked up also of nobody, so that it takes as long. */
  private async note(person: string | undefined, reason: string): Promise<void> {
    const found = await this.dataSource.manager.findOneBy(Person, { id: person ?? NOBODY });
    if (!found) return noteForAudit({ reason: 'passkey-unknown' });
    noteForAudit({ party: found.party, actor: { kind: 'person', id: found.id }, reason });
  }

  private async signedIn(
    { credentialId, person: id }: SignInPasskey,
    { signCount, challenge }: Asserted,
    device: string,
    manager: EntityManager,
  ): Promise<OpenedSession> {
    // Waits for a redemption or a striking off under way, and holds off the next: what it ends includes this session.
    const person = await manager.findOne(Person, {
      where: { id, struckOffAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    noteForAudit({ reason: 'struck-off-or-replaced' });
    if (!person) throw new SignInRefused();
    noteForAudit({ reason: 'answered-before' });
    if (!(await this.challenges.use(challenge, manager))) throw new SignInRefused();
    noteForAudit({ reason: 'sign-count-behind' });
    // Of two answers with one count that come at once, one is a copy's.
    const { affected } = await manager
      .createQueryBuilder()
      .update(SignInPasskey)
      .set({ signCount: String(signCount), lastUsedAt: new Date(this.clock.nowMs()) })
      .where('credential_id = :credentialId AND replaced_at IS NULL', { credentialId })
      .andWhere('(sign_count < :signCount OR (sign_count = 0 AND :signCount = 0))', { signCount })
      .execute();
    if (affected !== 1) throw new SignInRefused();
    const session = await this.sessions.open(person, device, manager);
    noteForAudit({ reason: undefined, objects: [{ kind: 'session', id: session.id, details: { device } }] });
    return session;
  }
}
