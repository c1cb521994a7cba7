import { Injectable } from '@nestjs/common';
import { announce, type Principal } from '@tallystick/platform';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { ChangeApiClient } from './change-api-client.js';

/** Ends a credential for good, with its secrets and tokens, at once. It stays in the list, with when it was revoked. */
@Injectable()
export class RevokeApiClient {
  constructor(private readonly changing: ChangeApiClient) {}

  /** @throws what `ChangeApiClient` throws */
  async run(clientId: string, caller: Principal): Promise<void> {
    await this.changing.run(clientId, caller, async ({ manager, client, now }) => {
      await manager.update(ApiClient, { clientId }, { revokedAt: now });
      await manager.delete(ApiClientSecret, { clientId });
      await announce(manager, [{ parties: [client.party], type: 'api-client-revoked', subject: clientId }]);
    });
  }
}
