import { Injectable } from '@nestjs/common';
import {
  announce,
  type ExpectedTags,
  noteForAudit,
  type PersonRole,
  type Principal,
  requireTag,
} from '@tallystick/platform';
import { personTag } from '../../domain/people/person-tag.js';
import { Person } from '../../infra/people/person.entity.js';
import { PartyPeople } from './party-people.js';

/** Gives a person other roles. What they may do is read with every request, so it holds from the next one on. */
@Injectable()
export class SetPersonRoles {
  constructor(private readonly people: PartyPeople) {}

  /** Throws `PersonNotFound`, `ChangedMeanwhile`, `LastAdministrator` and `AdministratorNoMore`. */
  run(person: string, roles: readonly PersonRole[], caller: Principal, expected?: ExpectedTags): Promise<void> {
    return this.people.change(caller, async (manager) => {
      const found = await this.people.required(person, caller, manager);
      requireTag(expected, personTag({ ...found, isStruckOff: false }));
      await this.people.requireAnotherAdministrator(found, roles, caller, manager);
      await manager.update(Person, { id: found.id }, { roles: [...roles] });
      noteForAudit({ objects: [{ kind: 'person', id: found.id, details: { roles: roles.join(' ') } }] });
      await announce(manager, [{ parties: [found.party], type: 'person-roles-changed', subject: found.id }]);
    });
  }
}
