import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, noteForAudit, type Scope } from '@tallystick/platform';
import { type EntityManager, LessThan } from 'typeorm';
import { ScopeNotHeld } from '../../domain/errors.js';
import { newSecret, secretHash } from '../../domain/secret.js';
import { AccessToken } from '../../infra/access-token.entity.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { type AuthenticatedClient, AuthenticateClient, type ShownCredentials } from './authenticate-client.js';

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

export interface TokenTerms extends ShownCredentials {
  /** Undefined for all that the credential has. */
  readonly scopes: readonly Scope[] | undefined;
}

const TOKEN_LIFE_MS = 3_600_000;

/** OAuth 2.0 client credentials (RFC 6749, 4.4): a secret for a token of an hour, or of what is left of the secret and the credential. */
@Injectable()
export class IssueAccessToken {
  constructor(
    private readonly clients: AuthenticateClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ScopeNotHeld, and what `AuthenticateClient` throws */
  async run({ scopes, ...shown }: TokenTerms): Promise<IssuedToken> {
    const issued = await this.clients.run(shown, async (known, manager) => {
      const granted = scopes ?? known.client.scopes;
      // Returned, not thrown: the secret was right, and that counts.
      return granted.every((scope) => known.client.scopes.includes(scope))
        ? this.issue(known, granted, manager)
        : undefined;
    });
    if (!issued) throw new ScopeNotHeld();
    return issued;
  }

  private async issue(
    { client, secret }: AuthenticatedClient,
    scopes: readonly Scope[],
    manager: EntityManager,
  ): Promise<IssuedToken> {
    const { clientId } = client;
    const now = new Date(this.clock.nowMs());
    const ends = [secret.endsAt, client.expiresAt].flatMap((end) => (end ? [end.getTime()] : []));
    const expiresAt = new Date(Math.min(now.getTime() + TOKEN_LIFE_MS, ...ends));
    const accessToken = newSecret();
    await manager.delete(AccessToken, { expiresAt: LessThan(now) });
    const tokenHash = secretHash(accessToken);
    await manager.insert(AccessToken, { tokenHash, clientId, secret: secret.id, scopes: [...scopes], expiresAt });
    await manager.update(ApiClientSecret, { id: secret.id }, { lastUsedAt: now });
    await manager.update(ApiClient, { clientId }, { lastUsedAt: now });
    noteForAudit({ objects: [{ kind: 'credential', id: clientId, details: { scopes: scopes.join(' ') } }] });
    const expiresInSeconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
    return { accessToken, expiresInSeconds, scopes };
  }
}
