import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { AccessTokens, CLOCK, type Principal, type SessionCookie } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClientSecret } from '../infra/api-client-secret.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people/people-terms.js';
import { PersonSessions } from './people/person-sessions.js';
import { sessionCookieOf } from './people/session-cookie.js';

/** Last use is known to the minute: a write with every request would be for nothing. */
const LAST_USED_GRAIN_MS = 60_000;

interface TokenRow extends Principal {
  readonly lastUsedAt: Date | null;
}

/** A token stands while its secret and its credential do, and no longer than it says. */
@Injectable()
export class DatabaseAccessTokens extends AccessTokens {
  override readonly sessionCookie: SessionCookie;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: PersonSessions,
    @Inject(PEOPLE_TERMS) terms: PeopleTerms,
  ) {
    super();
    this.sessionCookie = sessionCookieOf(terms);
  }

  async principalOf(token: string): Promise<Principal | undefined> {
    if (this.sessions.isToken(token)) return this.sessions.principalOf(token);
    const now = new Date(this.clock.nowMs());
    const row = await this.dataSource
      .createQueryBuilder(AccessToken, 'token')
      .innerJoin(ApiClientSecret, 'secret', 'secret.id = token.secret')
      .innerJoin(ApiClient, 'client', 'client.clientId = token.clientId AND client.revokedAt IS NULL')
      .innerJoin(Organisation, 'organisation', 'organisation.party = client.party')
      .where('token.tokenHash = :hash', { hash: secretHash(token) })
      .select([
        'client.party AS party',
        'client.client_id AS "clientId"',
        'token.scopes AS scopes',
        'organisation.is_operator AS "isOperator"',
        // What has no end is null, and passed over.
        'least(token.expires_at, secret.ends_at, client.expires_at) AS "tokenExpiresAt"',
        'client.last_used_at AS "lastUsedAt"',
      ])
      .getRawOne<TokenRow>();
    if (!row || row.tokenExpiresAt <= now) return undefined;
    const { lastUsedAt, ...principal } = row;
    if (!lastUsedAt || lastUsedAt.getTime() < now.getTime() - LAST_USED_GRAIN_MS) {
      await this.dataSource.manager.update(ApiClient, { clientId: row.clientId }, { lastUsedAt: now });
    }
    return principal;
  }

  override async stillHolds({ session }: Principal, token: string): Promise<boolean> {
    return session === undefined ? (await this.principalOf(token)) !== undefined : this.sessions.isOpen(session);
  }
}
