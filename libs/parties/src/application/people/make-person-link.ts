import { Injectable } from '@nestjs/common';
import { announce, type Principal } from '@tallystick/platform';
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
      const link = await this.links.make(id, caller, manager);
      // An administrator could let themselves in as a colleague by it: everybody at the party sees that there is one.
      await announce(manager, [{ parties: [caller.party], type: 'person-link-made', subject: id }]);
      return link;
    });
  }
}
