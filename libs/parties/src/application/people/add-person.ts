import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, noteForAudit, type PersonRole, type Principal } from '@tallystick/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { PeopleLimitReached } from '../../domain/people/errors.js';
import { Person } from '../../infra/people/person.entity.js';
import { PartyPeople } from './party-people.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';
import { type MadeLink, PersonLinks } from './person-links.js';

export interface NewPerson {
  readonly name: string;
  readonly roles: readonly PersonRole[];
}

export interface AddedPerson {
  readonly person: Person;
  readonly link: MadeLink;
}

/** Brings a person into the caller's party, with the link by which they come in. */
@Injectable()
export class AddPerson {
  constructor(
    private readonly people: PartyPeople,
    private readonly links: PersonLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** Throws `PeopleLimitReached` and `AdministratorNoMore`. */
  run(person: NewPerson, caller: Principal): Promise<AddedPerson> {
    return this.people.change(caller, (manager) => this.to(caller.party, person, caller, manager));
  }

  async to(party: string, { name, roles }: NewPerson, caller: Principal, manager: EntityManager): Promise<AddedPerson> {
    const limit = this.terms.limits.peoplePerParty;
    if ((await manager.countBy(Person, { party, struckOffAt: IsNull() })) >= limit) throw new PeopleLimitReached(limit);
    const createdAt = new Date(this.clock.nowMs());
    const row = manager.create(Person, { party, name, roles: [...roles], createdAt, struckOffAt: null });
    const person = await manager.save(row);
    noteForAudit({ objects: [{ kind: 'person', id: person.id, details: { roles: roles.join(' ') } }] });
    return { person, link: await this.links.make(person.id, caller, manager) };
  }
}
