import { Injectable } from '@nestjs/common';
import { noteForAudit } from '@tallystick/platform';
import { secretHash } from '../../domain/secret.js';
import { AccessToken } from '../../infra/access-token.entity.js';
import { AuthenticateClient, type ShownCredentials } from './authenticate-client.js';

/**
 * A client takes its own token back (RFC 7009). Another client's token is to it as one that is not there: nothing happens, and it is told
 * the same.
 */
@Injectable()
export class RevokeAccessToken {
  constructor(private readonly clients: AuthenticateClient) {}

  /** @throws what `AuthenticateClient` throws */
  async run({ token, ...shown }: ShownCredentials & { readonly token: string }): Promise<void> {
    await this.clients.run(shown, async ({ client: { clientId } }, manager) => {
      await manager.delete(AccessToken, { tokenHash: secretHash(token), clientId });
      noteForAudit({ objects: [{ kind: 'credential', id: clientId }] });
    });
  }
}
