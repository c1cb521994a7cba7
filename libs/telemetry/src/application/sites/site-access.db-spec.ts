import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { siteName } from '../../domain/site-name.js';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';

const warehouse = { party: '7' };
const bank = { party: '8' };
const stranger = { party: '9' };

describe("a site's door", () => {
  let database: TestDatabase;
  let access: SiteAccess;
  let site: string;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Site, SiteReader] });
    access = new SiteAccess(database.dataSource);
    const stored = await database.dataSource.manager.save(
      database.dataSource.manager.create(Site, {
        ...{ operator: warehouse.party, name: 'Lingang 3', operatorAlgorithm: 'EdDSA' },
        operatorPublicKey: Buffer.alloc(32, 1),
      }),
    );
    await database.dataSource.manager.insert(SiteReader, { site: stored.number, party: bank.party });
    site = siteName(Number(stored.number));
  });
  afterAll(() => database.drop());

  it('is open to its operator and to whom the operator lets in', async () => {
    await expect(access.toRead(site, warehouse)).resolves.toMatchObject({ name: 'Lingang 3' });
    await expect(access.toRead(site, bank)).resolves.toMatchObject({ name: 'Lingang 3' });
  });

  it('does not exist for others, as one that is not there', async () => {
    for (const name of [site, 'site-999999', 'site-0', 'nonsense']) {
      await expect(access.toRead(name, stranger)).rejects.toMatchObject({ code: 'site-not-found' });
    }
  });

  it('lets its operator alone change anything', async () => {
    await expect(access.toRun(site, warehouse)).resolves.toMatchObject({ operator: '7' });
    await expect(access.toRun(site, bank)).rejects.toMatchObject({ code: 'site-operator-only' });
    await expect(access.toRun(site, stranger)).rejects.toMatchObject({ code: 'site-not-found' });
  });
});
