import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { PartyPeople } from './party-people.js';
import { PersonLinks } from './person-links.js';

/** Withdraws the open link of a person, if there is one. */
@Injectable()
export class WithdrawPersonLink {
  constructor(
    private readonly people: PartyPeople,
    private readonly links: PersonLinks,
  ) {}

  /** Throws `PersonNotFound` and `AdministratorNoMore`. */
  run(person: string, caller: Principal): Promise<void> {
    return this.people.change(caller, async (manager) => {
      const { id } = await this.people.required(person, caller, manager);
      await this.links.withdraw(id, manager);
    });
  }
}
