import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { Repository } from 'typeorm';
import { NotAPerson, SessionNotFound } from '../../domain/people/errors.js';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { PartyPeople } from './party-people.js';

/** Ends sessions: of the caller, or of a person of their party. The next request with one of them is refused. */
@Injectable()
export class EndSession {
  constructor(
    @InjectRepository(PersonSession) private readonly sessions: Repository<PersonSession>,
    private readonly people: PartyPeople,
  ) {}

  /** Throws `PersonNotFound` and `SessionNotFound`. */
  async run(person: string, session: string, caller: Principal): Promise<void> {
    const { id } = await this.people.required(person, caller);
    const { affected } = await this.sessions.delete({ id: session, person: id });
    if (affected !== 1) throw new SessionNotFound();
  }

  async all(person: string, caller: Principal): Promise<void> {
    const { id } = await this.people.required(person, caller);
    await this.sessions.delete({ person: id });
  }

  /** The very session that asks. Throws `NotAPerson`. */
  async signOut({ person, session }: Principal): Promise<void> {
    if (!person || session === undefined) throw new NotAPerson();
    await this.sessions.delete({ id: session, person: person.id });
  }
}
