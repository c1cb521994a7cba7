import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { AccessTokens, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClientSecret } from '../infra/api-client-secret.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';

/** Last use is known to the minute: a write with every request would be for nothing. */
const LAST_USED_GRAIN_MS = 60_000;

interface TokenRow extends Principal {
  readonly lastUsedAt: Date | null;
}

/** A token stands while its secret and its credential do, and no longer than it says. */
@Injectable()
export class DatabaseAccessTokens extends AccessTokens {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  async principalOf(token: string): Promise<Principal | undefined> {
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
}
