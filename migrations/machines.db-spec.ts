import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@tallystick/kernel';
import { migrate } from '@tallystick/platform';
import { accessTokensOf } from '../libs/parties/src/testing/access-tokens.js';
import { newSecret, secretHash } from '../libs/parties/src/domain/secret.js';
import { AccessToken } from '../libs/parties/src/infra/access-token.entity.js';
import { ApiClientSecret } from '../libs/parties/src/infra/api-client-secret.entity.js';
import { ApiClient } from '../libs/parties/src/infra/api-client.entity.js';
import { Organisation } from '../libs/parties/src/infra/organisation.entity.js';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';
import { Machines1700000000029 } from './0029-machines.js';
import { migrations } from './index.js';

describe('credentials that were made before they could have two secrets', () => {
  const [secret, token] = [newSecret(), newSecret()];
  let database: TestDatabase;
  const query = <T>(sql: string, ...values: unknown[]) => database.dataSource.query<T[]>(sql, values);

  beforeAll(async () => {
    const entities = [Organisation, ApiClient, ApiClientSecret, AccessToken];
    database = await createTestDatabase({ migrated: false, entities });
    const place = migrations.indexOf(Machines1700000000029);
    await migrate(database.url, migrations.slice(0, place));
    await query(
      `INSERT INTO papers.organisation (name, roles, is_operator) VALUES ('o', '{}', true), ('s', '{}', false)`,
    );
    await query(
      `INSERT INTO papers.api_client (client_id, party, label, secret_hash, scopes, last_used_at)
       VALUES ('operator', 1, 'settings', $1, '{read}', NULL), ('erp', 2, 'settings', $2, '{read}', now())`,
      ...[secretHash(newSecret()), secretHash(secret)],
    );
    await query(
      `INSERT INTO papers.access_token (token_hash, client_id, scopes, expires_at)
       VALUES ($1, 'erp', '{read}', now() + interval '1 hour')`,
      secretHash(token),
    );
    await migrate(database.url, migrations.slice(0, place + 1));
  }, 60_000);
  afterAll(() => database.drop());

  it('keep their secret and the tokens that are out', async () => {
    const { manager } = database.dataSource;
    const { hash, endsAt } = await manager.findOneByOrFail(ApiClientSecret, { clientId: 'erp' });
    expect([hash, endsAt]).toEqual([secretHash(secret), null]);
    expect(await accessTokensOf(database.dataSource, systemClock).principalOf(token)).toMatchObject({
      ...{ party: '2', clientId: 'erp', scopes: ['read'], isOperator: false },
    });
  });

  it('are the settings’ when they are the operator’s by that name, and nobody else’s', async () => {
    const rows = await query<{ client_id: string }>('SELECT client_id FROM papers.api_client WHERE is_from_settings');
    expect(rows.map(({ client_id }) => client_id)).toEqual(['operator']);
  });

  it('have their newest secret when the change is undone', async () => {
    await query(
      `INSERT INTO papers.api_client_secret (client_id, hash, created_at) VALUES ('erp', 'newest', now() + interval '1 s')`,
    );
    const runner = database.dataSource.createQueryRunner();
    await new Machines1700000000029().down(runner);
    await runner.release();
    const rows = await query<{ secret_hash: string }>(
      `SELECT secret_hash FROM papers.api_client WHERE client_id = 'erp'`,
    );
    expect(rows).toEqual([{ secret_hash: 'newest' }]);
  });
});
