import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { PersonNotFound } from '../../domain/people/errors.js';
import { Person } from '../../infra/people/person.entity.js';
import { PersonLink } from '../../infra/people/person-link.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { PERSON_LIST } from '../lists.js';
import { PEOPLE } from '../who-sees-what.js';

export interface PersonWithEntrance {
  readonly person: Person;
  /** What they sign in with. */
  readonly passkey?: SignInPasskey;
  /** Not redeemed yet. */
  readonly openLink?: PersonLink;
}

/** The people of the caller's own party; of others' nobody is told. */
@Injectable()
export class FindPeople {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first who came first, those who were struck off among them. */
  async page(request: ListRequest, caller: Principal): Promise<Page<PersonWithEntrance>> {
    const { items, ...more } = await readList(PEOPLE.seenBy(caller, this.dataSource.manager), PERSON_LIST, request);
    return { ...more, items: await this.withEntrance(items) };
  }

  /** Throws `PersonNotFound`. */
  async byId(id: string, caller: Principal): Promise<PersonWithEntrance> {
    const person = await PEOPLE.seenBy(caller, this.dataSource.manager).andWhere('person.id = :id', { id }).getOne();
    const [found] = person ? await this.withEntrance([person]) : [];
    if (!found) throw new PersonNotFound();
    return found;
  }

  private async withEntrance(people: readonly Person[]): Promise<readonly PersonWithEntrance[]> {
    const { manager } = this.dataSource;
    const person = In(people.map(({ id }) => id));
    const passkeys = await manager.findBy(SignInPasskey, { person, replacedAt: IsNull() });
    const expiresAt = MoreThan(new Date(this.clock.nowMs()));
    const links = await manager.findBy(PersonLink, { person, usedAt: IsNull(), withdrawnAt: IsNull(), expiresAt });
    return people.map((one) => {
      const passkey = passkeys.find(({ person }) => person === one.id);
      const openLink = links.find(({ person }) => person === one.id);
      return { person: one, ...(passkey ? { passkey } : {}), ...(openLink ? { openLink } : {}) };
    });
  }
}
