import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ApiClientNotFound, ApiClientOver, CredentialOfSettings } from '../../domain/credentials/credential-errors.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { API_CLIENTS } from '../who-sees-what.js';

/** A credential while it is changed: nobody else changes it meanwhile. */
export interface CredentialInHand {
  readonly manager: EntityManager;
  readonly client: ApiClient;
  /** One or two that have not ended, the oldest first. */
  readonly secrets: readonly ApiClientSecret[];
  readonly now: Date;
}

/** What every change of a credential has in common: it is the caller's own, of no setting, and changed by one at a time. */
@Injectable()
export class ChangeApiClient {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ApiClientNotFound, CredentialOfSettings, ApiClientOver */
  async run<T>(clientId: string, caller: Principal, change: (credential: CredentialInHand) => Promise<T>): Promise<T> {
    const now = new Date(this.clock.nowMs());
    return this.dataSource.transaction(async (manager) => {
      const client = await API_CLIENTS.seenBy(caller, manager)
        .andWhere('client.clientId = :clientId', { clientId })
        .setLock('pessimistic_write')
        .getOne();
      if (!client) throw new ApiClientNotFound(clientId);
      if (client.isFromSettings) throw new CredentialOfSettings();
      if (client.revokedAt || (client.expiresAt && client.expiresAt <= now)) throw new ApiClientOver();
      return change({ manager, client, secrets: await this.secretsOf(manager, clientId, now), now });
    });
  }

  private async secretsOf(manager: EntityManager, clientId: string, now: Date): Promise<ApiClientSecret[]> {
    const all = await manager.find(ApiClientSecret, { where: { clientId }, order: { createdAt: 'ASC', id: 'ASC' } });
    const ended = all.filter(({ endsAt }) => endsAt !== null && endsAt <= now);
    for (const { id } of ended) await manager.delete(ApiClientSecret, { id });
    return all.filter((secret) => !ended.includes(secret));
  }
}
