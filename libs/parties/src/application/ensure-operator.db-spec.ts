import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@tallystick/kernel';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { newSecret, secretHash } from '../domain/secret.js';
import { AccessToken } from '../infra/access-token.entity.js';
import { ApiClientSecret } from '../infra/api-client-secret.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';
import { accessTokensOf } from '../testing/access-tokens.js';
import type { DatabaseAccessTokens } from './database-access-tokens.js';
import { EnsureOperator } from './ensure-operator.js';

describe('the operator’s credential', () => {
  let database: TestDatabase;
  let operator: EnsureOperator;
  let tokens: DatabaseAccessTokens;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Organisation, ApiClient, ApiClientSecret, AccessToken] });
    operator = new EnsureOperator(database.dataSource, systemClock);
    tokens = accessTokensOf(database.dataSource, systemClock);
  });
  afterAll(() => database.drop());

  const clients = () => database.dataSource.manager.find(ApiClient, { order: { clientId: 'ASC' } });
  const token = async (clientId: string): Promise<string> => {
    const { manager } = database.dataSource;
    const { id: secret } = await manager.findOneByOrFail(ApiClientSecret, { clientId });
    const made = newSecret();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await manager.insert(AccessToken, { tokenHash: secretHash(made), clientId, secret, scopes: ['read'], expiresAt });
    return made;
  };

  it('is made once, however many copies of the api start, and stays as it is at the next start', async () => {
    await Promise.all(Array.from({ length: 4 }, () => operator.run('operator', 'a-secret')));
    const before = await clients();
    const made = await token('operator');
    await operator.run('operator', 'a-secret');
    expect(await clients()).toEqual(before);
    expect(before).toHaveLength(1);
    expect(await tokens.principalOf(made)).toMatchObject({ clientId: 'operator', isOperator: true });
  });

  it('ends with its tokens when the settings have another secret', async () => {
    const made = await token('operator');
    await operator.run('operator', 'another-secret');
    expect(await tokens.principalOf(made)).toBeUndefined();
    const secrets = await database.dataSource.manager.find(ApiClientSecret);
    expect(secrets.map(({ hash }) => hash)).toEqual([secretHash('another-secret')]);
  });

  it('ends when the settings name another, and is there again when they name it again', async () => {
    const made = await token('operator');
    await operator.run('successor', 'a-third-secret');
    expect(await tokens.principalOf(made)).toBeUndefined();
    expect((await clients()).map(({ clientId, revokedAt }) => [clientId, revokedAt === null])).toEqual([
      ['operator', false],
      ['successor', true],
    ]);
    await operator.run('operator', 'a-fourth-secret');
    expect(await tokens.principalOf(await token('operator'))).toMatchObject({ isOperator: true });
    expect(await tokens.principalOf(await token('successor'))).toBeUndefined();
  });
});
