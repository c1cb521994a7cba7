import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type PersonRole, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import { scopesOfRoles } from '../../domain/people/roles.js';
import { newSecret, secretHash } from '../../domain/secret.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

export interface OpenedSession {
  readonly id: string;
  /** Kept only as its hash. */
  readonly token: string;
  /** At the latest. */
  readonly endsAt: Date;
  readonly person: Person;
}

interface SessionRow {
  readonly session: string;
  readonly person: string;
  readonly roles: PersonRole[];
  readonly party: string;
  readonly isOperator: boolean;
  readonly lastSeenAt: Date;
  readonly idleEndsAt: Date;
  readonly endsAt: Date;
}

/** No token of a machine has this form. */
const TOKEN = /^ps_[A-Za-z0-9_-]{43}$/;
/** A session is written to once a minute at most, however much is asked. */
const SEEN_EVERY_MS = 60_000;

@Injectable()
export class PersonSessions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  isToken(token: string): boolean {
    return TOKEN.test(token);
  }

  /** The oldest ends when the person has more than they may. */
  async open(person: Person, device: string, manager: EntityManager): Promise<OpenedSession> {
    const { sessionHours, sessionsPerPerson } = this.terms.limits;
    const nowMs = this.clock.nowMs();
    const now = new Date(nowMs);
    const token = `ps_${newSecret()}`;
    const endsAt = new Date(nowMs + sessionHours * 3_600_000);
    const seen = { createdAt: now, lastSeenAt: now, idleEndsAt: this.idleEnd(nowMs, endsAt), endsAt };
    const row = { person: person.id, tokenHash: secretHash(token), device, ...seen };
    const { identifiers } = await manager.insert(PersonSession, row);
    await manager.query(
      `DELETE FROM papers.person_session WHERE person = $1 AND (idle_ends_at <= $2 OR id IN (
         SELECT id FROM papers.person_session WHERE person = $1 AND idle_ends_at > $2 ORDER BY id DESC OFFSET $3))`,
      [person.id, now, sessionsPerPerson],
    );
    return { id: String(identifiers[0]?.id), token, endsAt, person };
  }

  /** Who has the session now, with the roles that they have now. */
  async principalOf(token: string): Promise<Principal | undefined> {
    const nowMs = this.clock.nowMs();
    const row = await this.rowOf(token, new Date(nowMs));
    if (!row) return undefined;
    const { person: id, roles, party, isOperator } = row;
    const tokenExpiresAt = await this.seen(row, nowMs);
    const who = { party, clientId: `person:${id}`, person: { id, roles }, session: row.session, isOperator };
    return { ...who, scopes: scopesOfRoles(roles), tokenExpiresAt };
  }

  /** Ended sessions are gone, also those of who was struck off. */
  isOpen(session: string): Promise<boolean> {
    const idleEndsAt = MoreThan(new Date(this.clock.nowMs()));
    return this.dataSource.manager.existsBy(PersonSession, { id: session, idleEndsAt });
  }

  private rowOf(token: string, now: Date): Promise<SessionRow | undefined> {
    return this.dataSource
      .createQueryBuilder(PersonSession, 'session')
      .innerJoin(Person, 'person', 'person.id = session.person AND person.struckOffAt IS NULL')
      .innerJoin(Organisation, 'organisation', 'organisation.party = person.party')
      .where('session.tokenHash = :hash AND session.idleEndsAt > :now', { hash: secretHash(token), now })
      .select(['session.id AS session', 'person.id AS person', 'person.roles AS roles', 'person.party AS party'])
      .addSelect(['organisation.is_operator AS "isOperator"', 'session.last_seen_at AS "lastSeenAt"'])
      .addSelect(['session.idle_ends_at AS "idleEndsAt"', 'session.ends_at AS "endsAt"'])
      .getRawOne<SessionRow>();
  }

  /** @returns when the session ends if nothing more is asked: what was opened by it is closed then, and asked for anew */
  private async seen({ session: id, lastSeenAt, idleEndsAt, endsAt }: SessionRow, nowMs: number): Promise<Date> {
    if (nowMs - lastSeenAt.getTime() < SEEN_EVERY_MS) return idleEndsAt;
    const later = this.idleEnd(nowMs, endsAt);
    await this.dataSource.manager.update(PersonSession, { id }, { lastSeenAt: new Date(nowMs), idleEndsAt: later });
    return later;
  }

  /** Never after the session's own end. */
  private idleEnd(nowMs: number, endsAt: Date): Date {
    return new Date(Math.min(nowMs + this.terms.limits.sessionIdleMinutes * 60_000, endsAt.getTime()));
  }
}
