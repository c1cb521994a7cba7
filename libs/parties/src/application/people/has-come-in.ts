import type { EntityManager } from 'typeorm';
import { Person } from '../../infra/people/person.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';

/** Whether a person of the party ever came in: from then on it brings in its people and machines itself. */
export function hasComeIn(party: string, manager: EntityManager): Promise<boolean> {
  return manager
    .createQueryBuilder(SignInPasskey, 'passkey')
    .innerJoin(Person, 'person', 'person.id = passkey.person')
    .where('person.party = :party', { party })
    .getExists();
}
