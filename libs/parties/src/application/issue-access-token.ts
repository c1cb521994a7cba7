import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Scope } from '@tallystick/platform';
import { LessThan, Repository } from 'typeorm';
import { ClientCredentialsWrong, ScopeNotHeld } from '../domain/errors.js';
import { newSecret, secretHash, secretMatches } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

export interface TokenTerms {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Undefined for all that the credential has. */
  readonly scopes: readonly Scope[] | undefined;
}

const TOKEN_LIFE_SECONDS = 3_600;

/** OAuth 2.0 client credentials (RFC 6749, 4.4): a secret for a token of an hour. */
@Injectable()
export class IssueAccessToken {
  constructor(
    @InjectRepository(ApiClient) private readonly clients: Repository<ApiClient>,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
  ) {}

  async run({ clientId, clientSecret, scopes: asked }: TokenTerms): Promise<IssuedToken> {
    // What HTTP Basic brings has passed no validation, and PostgreSQL's text cannot hold U+0000.
    const client = clientId.includes('\0') ? null : await this.clients.findOneBy({ clientId });
    // An unknown client costs the same comparison, so that timing does not tell which half was wrong.
    const matches = secretMatches(clientSecret, client?.secretHash ?? secretHash(''));
    if (!client || !matches || client.revokedAt) throw new ClientCredentialsWrong();
    const scopes = asked ?? client.scopes;
    if (!scopes.every((scope) => client.scopes.includes(scope))) throw new ScopeNotHeld();
    const accessToken = newSecret();
    const now = Date.now();
    await this.tokens.delete({ expiresAt: LessThan(new Date(now)) });
    await this.tokens.insert({
      tokenHash: secretHash(accessToken),
      clientId,
      scopes: [...scopes],
      expiresAt: new Date(now + TOKEN_LIFE_SECONDS * 1000),
    });
    await this.clients.update({ clientId }, { lastUsedAt: new Date(now) });
    return { accessToken, expiresInSeconds: TOKEN_LIFE_SECONDS, scopes };
  }
}
