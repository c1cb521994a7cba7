import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonKey, personKey, softwarePasskey } from '@tallystick/api-client';
import { AccountReader, ChainReader } from '@tallystick/chain';
import { FindJointSigners, FindOrganisations, LedgerParty, LedgerRecovery } from '@tallystick/parties';
import { Wallet } from 'ethers';
import { Organisation } from '../../libs/parties/src/infra/organisation.entity.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { TestPartyAccounts } from '../support/party-accounts.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

describe('keys that sign for two parties', () => {
  let database: TestDatabase;
  let chain: TestChain;
  let accounts: TestPartyAccounts;
  let signers: FindJointSigners;
  let serial = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Organisation, LedgerParty, LedgerRecovery] });
    chain = await startTestChain();
    accounts = await TestPartyAccounts.on(chain, new Wallet(chain.deployer.privateKey, chain.provider), 'localhost');
    signers = new FindJointSigners(
      new FindOrganisations(database.dataSource),
      new ChainReader(chain.provider, chain.deployment.network, 'instant'),
      new AccountReader(chain.provider, { finality: 'instant', logBlocks: 1_000 }),
    );
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    await chain.stop();
  });

  async function party(account?: string): Promise<string> {
    serial += 1;
    const { manager } = database.dataSource;
    const row = { name: `Nr ${serial}`, uscc: `U${serial}`, lei: null, roles: [], account: null, certificate: null };
    const { party: number } = await manager.save(manager.create(Organisation, row));
    const standing = { party: number, roles: 1, verifiedUntil: new Date(), epoch: '1', enrolledAt: new Date() };
    if (account) await manager.insert(LedgerParty, { ...standing, account });
    return number;
  }

  async function partyOf(...keys: readonly PersonKey[]): Promise<string> {
    const account = await accounts.create(
      keys.map((key, index) => ({ person: index + 1, key })),
      1,
    );
    return party(account.address.toLowerCase());
  }

  it('are passkeys and keys of persons alike, counted and not named', async () => {
    const [passkey, key] = [await softwarePasskey(accounts.passkeys), personKey(Wallet.createRandom().privateKey)];
    const own = () => personKey(Wallet.createRandom().privateKey);
    const [both, one, none] = [await partyOf(own(), passkey, key), await partyOf(passkey, own()), await partyOf(own())];
    expect(await signers.between(both, await partyOf(key, passkey))).toBe(2);
    expect(await signers.between(both, one)).toBe(1);
    expect(await signers.between(one, none)).toBe(0);
  });

  it('may be the one key of a party that has no account of persons', async () => {
    const wallet = Wallet.createRandom();
    const alone = await party(wallet.address.toLowerCase());
    const company = await partyOf(personKey(wallet.privateKey));
    expect(await signers.between(alone, company)).toBe(1);
    expect(await signers.between(alone, await partyOf(personKey(Wallet.createRandom().privateKey)))).toBe(0);
  });

  it('are none of a party that has no account yet', async () => {
    const wallet = Wallet.createRandom();
    expect(await signers.between(await party(wallet.address.toLowerCase()), await party())).toBe(0);
  });
});
