import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AccessTokens, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';

@Injectable()
export class DatabaseAccessTokens extends AccessTokens {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    super();
  }

  async principalOf(token: string): Promise<Principal | undefined> {
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
}
