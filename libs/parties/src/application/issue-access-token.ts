import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Scope } from '@tallystick/platform';
import { LessThan, Repository } from 'typeorm';
import { ClientCredentialsWrong } from '../domain/errors.js';
import { newSecret, secretHash, secretMatches } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

const TOKEN_LIFE_SECONDS = 3_600;

/** OAuth 2.0 client credentials (RFC 6749, 4.4): a secret for a token of an hour. */
@Injectable()
export class IssueAccessToken {
  constructor(
    @InjectRepository(ApiClient) private readonly clients: Repository<ApiClient>,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
  ) {}

  async run(clientId: string, clientSecret: string): Promise<IssuedToken> {
    const client = await this.clients.findOneBy({ clientId });
    // An unknown client costs the same comparison, so that timing does not tell which half was wrong.
    const matches = secretMatches(clientSecret, client?.secretHash ?? secretHash(''));
    if (!client || !matches || client.revokedAt) throw new ClientCredentialsWrong();
    const accessToken = newSecret();
    const now = Date.now();
    await this.tokens.delete({ expiresAt: LessThan(new Date(now)) });
    await this.tokens.insert({
      tokenHash: secretHash(accessToken),
      clientId,
      scopes: client.scopes,
      expiresAt: new Date(now + TOKEN_LIFE_SECONDS * 1000),
    });
    await this.clients.update({ clientId }, { lastUsedAt: new Date(now) });
    return { accessToken, expiresInSeconds: TOKEN_LIFE_SECONDS, scopes: client.scopes };
  }
}
