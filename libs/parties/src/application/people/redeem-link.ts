import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { EnrolmentRefused } from '../../domain/people/errors.js';
import { Person } from '../../infra/people/person.entity.js';
import type { PersonLink } from '../../infra/people/person-link.entity.js';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { PartyPeople } from './party-people.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { PersonLinks } from './person-links.js';
import { RequireSignInKey } from './require-sign-in-key.js';
import type { NewPasskey } from './webauthn.js';

/** A person comes in: the passkey becomes what they sign in with, in the place of any that they had, and every session of theirs ends. */
@Injectable()
export class RedeemLink {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly people: PartyPeople,
    private readonly links: PersonLinks,
    private readonly answers: PasskeyAnswers,
    private readonly signInKey: RequireSignInKey,
  ) {}

  /** Throws `EnrolmentRefused` and `PasskeySignsActs`. */
  async run(code: string, response: RegistrationResponseJSON): Promise<Person> {
    const link = await this.links.open(code, this.dataSource.manager);
    const passkey = link && (await this.answers.registered(response, link.id));
    if (!passkey) throw new EnrolmentRefused();
    const person = await this.dataSource.manager.findOneByOrFail(Person, { id: link.person });
    await this.signInKey.run(passkey.p256Point, person.party);
    return this.people.changeOf(person.party, (manager) => this.enrol(link, passkey, manager));
  }

  private async enrol(link: PersonLink, passkey: NewPasskey, manager: EntityManager): Promise<Person> {
    // Under the lock under which people are struck off, which withdraws their links.
    if (!(await this.links.use(link, manager))) throw new EnrolmentRefused();
    const { person } = link;
    const { credentialId, signCount } = passkey;
    // Told apart from any other refusal, it would tell whether somebody has it.
    if (await manager.existsBy(SignInPasskey, { credentialId })) throw new EnrolmentRefused();
    const registeredAt = new Date(this.clock.nowMs());
    await manager.update(SignInPasskey, { person, replacedAt: IsNull() }, { replacedAt: registeredAt });
    await manager.delete(PersonSession, { person });
    const row = { ...passkey, person, signCount: String(signCount), registeredAt };
    await manager.insert(SignInPasskey, { ...row, lastUsedAt: null, replacedAt: null });
    const comeIn = await manager.findOneByOrFail(Person, { id: person });
    await announce(manager, [{ parties: [comeIn.party], type: 'person-came-in', subject: person }]);
    return comeIn;
  }
}
