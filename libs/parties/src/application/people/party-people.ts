import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PersonRole, Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AdministratorNoMore, LastAdministrator, PersonNotFound } from '../../domain/people/errors.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { PEOPLE } from '../who-sees-what.js';

/** A party's people are changed one change after the other: two administrators who strike each other off at once would leave none. */
@Injectable()
export class PartyPeople {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By whoever may administer the caller's own party. Throws `AdministratorNoMore`. */
  change<T>(caller: Principal, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.changeOf(caller.party, async (manager) => {
      // The guard looked before the wait for the lock.
      if (caller.person && !(await isAdministrator(manager, caller.person.id))) throw new AdministratorNoMore();
      return work(manager);
    });
  }

  changeOf<T>(party: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.findOne(Organisation, { where: { party }, lock: { mode: 'pessimistic_write' } });
      return work(manager);
    });
  }

  /** A person of the caller's party who is not struck off. Throws `PersonNotFound`. */
  async required(person: string, caller: Principal, manager = this.dataSource.manager): Promise<Person> {
    const found = await PEOPLE.seenBy(caller, manager)
      .andWhere('person.id = :person AND person.struckOffAt IS NULL', { person })
      .getOne();
    if (!found) throw new PersonNotFound();
    return found;
  }

  /**
   * Before a person's roles are changed (`undefined`: before they are struck off). A machine may leave a party without administrators, as one of
   * its credentials brings in the next; a person may not lock out their own party by mistake. Throws `LastAdministrator`.
   */
  async requireAnotherAdministrator(
    person: Person,
    roles: readonly PersonRole[] | undefined,
    caller: Principal,
    manager: EntityManager,
  ): Promise<void> {
    if (caller.person?.id !== person.id || roles?.includes('admin')) return;
    const others = await manager
      .createQueryBuilder(Person, 'person')
      .innerJoin(SignInPasskey, 'passkey', 'passkey.person = person.id AND passkey.replacedAt IS NULL')
      .where(
        `person.party = :party AND person.id <> :id AND person.struckOffAt IS NULL AND 'admin' = ANY(person.roles)`,
        {
          party: person.party,
          id: person.id,
        },
      )
      .getExists();
    if (!others) throw new LastAdministrator();
  }
}

async function isAdministrator(manager: EntityManager, id: string): Promise<boolean> {
  return (await manager.findOneBy(Person, { id, struckOffAt: IsNull() }))?.roles.includes('admin') ?? false;
}
