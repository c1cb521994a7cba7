import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { OrganisationNotFound } from '../../domain/errors.js';
import { OnboardingOver } from '../../domain/people/errors.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { AddPerson, type AddedPerson } from './add-person.js';
import { hasComeIn } from './has-come-in.js';
import { PartyPeople } from './party-people.js';

/** The operator brings in the first administrator of an organisation that it onboards, and nobody once a person of it has come in. */
@Injectable()
export class OnboardAdministrator {
  constructor(
    private readonly people: PartyPeople,
    private readonly adding: AddPerson,
  ) {}

  /** Throws `OrganisationNotFound`, `OnboardingOver` and `PeopleLimitReached`. */
  run(party: string, name: string, operator: Principal): Promise<AddedPerson> {
    return this.people.changeOf(party, async (manager) => {
      if (!(await manager.existsBy(Organisation, { party }))) throw new OrganisationNotFound(party);
      if (await hasComeIn(party, manager)) throw new OnboardingOver();
      return this.adding.to(party, { name, roles: ['admin'] }, operator, manager);
    });
  }
}
