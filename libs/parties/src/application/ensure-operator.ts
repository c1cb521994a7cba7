import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, SCOPES } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { ApiClientSecret } from '../infra/api-client-secret.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';

/**
 * The first credential of an installation comes from its settings: the operator's, which onboards everyone else. One that earlier settings
 * named ends, and so does an earlier secret with its tokens.
 */
@Injectable()
export class EnsureOperator {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(clientId: string, clientSecret: string): Promise<void> {
    const now = new Date(this.clock.nowMs());
    await this.dataSource.transaction(async (manager) => {
      // Several copies of the api may start at once; one of them makes the operator.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tallystick-operator'))`);
      const operator =
        (await manager.findOneBy(Organisation, { isOperator: true })) ??
        (await manager.save(manager.create(Organisation, { name: 'Platform operator', roles: [], isOperator: true })));
      await this.nameClient(manager, clientId, operator.party, now);
      await this.giveSecret(manager, clientId, secretHash(clientSecret), now);
    });
  }

  private async nameClient(manager: EntityManager, clientId: string, party: string, now: Date): Promise<void> {
    const named = { party, label: 'settings', scopes: [...SCOPES], isFromSettings: true, revokedAt: null };
    if (await manager.existsBy(ApiClient, { clientId })) await manager.update(ApiClient, { clientId }, named);
    else await manager.insert(ApiClient, { clientId, ...named, createdAt: now });
    const earlier = { isFromSettings: true, clientId: Not(clientId), revokedAt: IsNull() };
    await manager.update(ApiClient, earlier, { revokedAt: now });
  }

  private async giveSecret(manager: EntityManager, clientId: string, hash: string, now: Date): Promise<void> {
    await manager.delete(ApiClientSecret, { clientId, hash: Not(hash) });
    if (await manager.existsBy(ApiClientSecret, { clientId, hash })) return;
    await manager.insert(ApiClientSecret, { clientId, hash, createdAt: now });
  }
}
