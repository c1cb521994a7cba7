import { Inject, Injectable } from '@nestjs/common';
import { announce, type Principal } from '@tallystick/platform';
import { RotationUnderWay } from '../../domain/credentials/credential-errors.js';
import { requireScopesOf } from '../../domain/credentials/require-scopes-of.js';
import { newSecret, secretHash } from '../../domain/secret.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ChangeApiClient } from './change-api-client.js';
import { CREDENTIAL_LIMITS, type CredentialLimits } from './credential-limits.js';
import type { IssuedCredential } from './issue-api-client.js';

const HOUR_MS = 3_600_000;

/** Another secret for a credential. Both are taken until the machine has changed over, or the overlap is over. */
@Injectable()
export class RotateClientSecret {
  constructor(
    private readonly changing: ChangeApiClient,
    @Inject(CREDENTIAL_LIMITS) private readonly limits: CredentialLimits,
  ) {}

  /** @throws ScopesBeyondOwn, RotationUnderWay, and what `ChangeApiClient` throws */
  async run(clientId: string, caller: Principal): Promise<IssuedCredential> {
    return this.changing.run(clientId, caller, async ({ manager, client, secrets, now }) => {
      // Who is told the secret can do all that the credential can.
      requireScopesOf(client.scopes, caller);
      const ending = secrets.find(({ endsAt }) => endsAt !== null);
      if (ending?.endsAt) throw new RotationUnderWay(ending.endsAt);
      const endsAt = new Date(now.getTime() + this.limits.overlapHours * HOUR_MS);
      for (const { id } of secrets) await manager.update(ApiClientSecret, { id }, { endsAt });
      const clientSecret = newSecret();
      await manager.insert(ApiClientSecret, { clientId, hash: secretHash(clientSecret), createdAt: now });
      await announce(manager, [{ parties: [client.party], type: 'api-client-secret-issued', subject: clientId }]);
      return { clientId, clientSecret, startsAt: client.startsAt };
    });
  }
}
