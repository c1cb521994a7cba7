import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { ClientSecretNotFound, OnlySecret } from '../../domain/credentials/credential-errors.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ChangeApiClient } from './change-api-client.js';

/** Ends one of a credential's two secrets at once, and the tokens that were got with it. */
@Injectable()
export class EndClientSecret {
  constructor(private readonly changing: ChangeApiClient) {}

  /** The one that is left ends no more. @throws ClientSecretNotFound, OnlySecret, and what `ChangeApiClient` throws */
  async run(clientId: string, id: string, caller: Principal): Promise<void> {
    await this.changing.run(clientId, caller, async ({ manager, secrets }) => {
      if (!secrets.some((secret) => secret.id === id)) throw new ClientSecretNotFound(id);
      if (secrets.length === 1) throw new OnlySecret();
      // Its tokens are deleted with it.
      await manager.delete(ApiClientSecret, { id });
      await manager.update(ApiClientSecret, { clientId }, { endsAt: null });
    });
  }
}
