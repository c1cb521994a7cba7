import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { SCOPES } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { secretHash } from '../domain/secret.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';

/** The first credential of an installation comes from its settings: the operator's, which onboards everyone else. */
@Injectable()
export class EnsureOperator {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run(clientId: string, clientSecret: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // Several copies of the api may start at once; one of them makes the operator.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tallystick-operator'))`);
      const operator =
        (await manager.findOneBy(Organisation, { isOperator: true })) ??
        (await manager.save(manager.create(Organisation, { name: 'Platform operator', roles: [], isOperator: true })));
      await manager.upsert(
        ApiClient,
        {
          clientId,
          party: operator.party,
          label: 'settings',
          secretHash: secretHash(clientSecret),
          scopes: [...SCOPES],
        },
        ['clientId'],
      );
    });
  }
}
