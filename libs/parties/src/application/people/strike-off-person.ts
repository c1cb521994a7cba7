import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type ExpectedTags, type Principal, requireTag } from '@tallystick/platform';
import { IsNull } from 'typeorm';
import { personTag } from '../../domain/people/person-tag.js';
import { Person } from '../../infra/people/person.entity.js';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { PartyPeople } from './party-people.js';
import { PersonLinks } from './person-links.js';

/** Strikes a person off for good: sessions, passkeys and links end with it. Who comes back is brought in anew. */
@Injectable()
export class StrikeOffPerson {
  constructor(
    private readonly people: PartyPeople,
    private readonly links: PersonLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `PersonNotFound`, `ChangedMeanwhile`, `LastAdministrator` and `AdministratorNoMore`. */
  run(person: string, caller: Principal, expected?: ExpectedTags): Promise<void> {
    return this.people.change(caller, async (manager) => {
      const found = await this.people.required(person, caller, manager);
      requireTag(expected, personTag({ ...found, isStruckOff: false }));
      await this.people.requireAnotherAdministrator(found, undefined, caller, manager);
      const struckOffAt = new Date(this.clock.nowMs());
      await manager.update(Person, { id: found.id }, { struckOffAt });
      await this.links.withdraw(found.id, manager);
      await manager.update(SignInPasskey, { person: found.id, replacedAt: IsNull() }, { replacedAt: struckOffAt });
      await manager.delete(PersonSession, { person: found.id });
      await announce(manager, [{ parties: [found.party], type: 'person-struck-off', subject: found.id }]);
    });
  }
}
