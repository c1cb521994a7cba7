import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AccessTokens, type Principal, type SessionCookie } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people/people-terms.js';
import { PersonSessions } from './people/person-sessions.js';
import { sessionCookieOf } from './people/session-cookie.js';

@Injectable()
export class DatabaseAccessTokens extends AccessTokens {
  override readonly sessionCookie: SessionCookie;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sessions: PersonSessions,
    @Inject(PEOPLE_TERMS) terms: PeopleTerms,
  ) {
    super();
    this.sessionCookie = sessionCookieOf(terms);
  }

  async principalOf(token: string): Promise<Principal | undefined> {
    if (this.sessions.isToken(token)) return this.sessions.principalOf(token);
    const row = await this.dataSource
      .createQueryBuilder(AccessToken, 'token')
      .innerJoin(ApiClient, 'client', 'client.clientId = token.clientId AND client.revokedAt IS NULL')
      .innerJoin(Organisation, 'organisation', 'organisation.party = client.party')
      .where('token.tokenHash = :hash AND token.expiresAt > now()', { hash: secretHash(token) })
      .select([
        'client.party AS party',
        'client.client_id AS "clientId"',
        'token.scopes AS scopes',
        'organisation.is_operator AS "isOperator"',
        'token.expires_at AS "tokenExpiresAt"',
      ])
      .getRawOne<Principal>();
    return row;
  }

  /** A person's session may end at any time, by themselves or by their administrator. */
  override stillHolds({ session }: Principal): Promise<boolean> {
    return session === undefined ? Promise.resolve(true) : this.sessions.isOpen(session);
  }
}
