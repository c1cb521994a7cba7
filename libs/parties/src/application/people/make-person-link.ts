import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { PartyPeople } from './party-people.js';
import { type MadeLink, PersonLinks } from './person-links.js';

/** A new link for a person who has none or lost the device. What they had to sign in with is good until they redeem it. */
@Injectable()
export class MakePersonLink {
  constructor(
    private readonly people: PartyPeople,
    private readonly links: PersonLinks,
  ) {}

  /** Throws `PersonNotFound` and `AdministratorNoMore`. */
  run(person: string, caller: Principal): Promise<MadeLink> {
    return this.people.change(caller, async (manager) => {
      const { id } = await this.people.required(person, caller, manager);
      return this.links.make(id, caller, manager);
    });
  }
}
