import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { MoreThan, Repository } from 'typeorm';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { PartyPeople } from './party-people.js';

/** Where a person is signed in, the newest first. */
@Injectable()
export class FindSessions {
  constructor(
    @InjectRepository(PersonSession) private readonly sessions: Repository<PersonSession>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly people: PartyPeople,
  ) {}

  /** Of a person of the caller's party. Throws `PersonNotFound`. */
  async of(person: string, caller: Principal): Promise<readonly PersonSession[]> {
    const { id } = await this.people.required(person, caller);
    const idleEndsAt = MoreThan(new Date(this.clock.nowMs()));
    return this.sessions.find({ where: { person: id, idleEndsAt }, order: { id: 'DESC' } });
  }
}
