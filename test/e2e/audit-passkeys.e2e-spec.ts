import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountSignature,
  accountSigner,
  approve,
  type PartyAccount,
  type PersonKey,
  personKey,
  softwarePasskey,
} from '@tallystick/api-client';
import type { ActKind } from '@tallystick/act-types';
import { Wallet } from 'ethers';
import { AuditedInstallation } from '../support/audit.js';
import { TestPartyAccounts } from '../support/party-accounts.js';

const COMPANY = '150';
const SUPPLIER_ROLE = '1';
const YEAR_SECONDS = 365 * 86_400;

describe('the acts of a party of three persons, two of whom sign by passkeys', () => {
  let installation: AuditedInstallation;
  let account: PartyAccount;
  let chief: PersonKey;
  let treasurer: PersonKey;
  /** Of the one that the company touched with both passkeys. */
  let digest: string;

  beforeAll(async () => {
    installation = await AuditedInstallation.start(40);
    const { chain } = installation;
    const accounts = await TestPartyAccounts.on(
      chain,
      new Wallet(chain.deployer.privateKey, chain.provider),
      'localhost',
    );
    [chief, treasurer] = [await softwarePasskey(accounts.passkeys), await softwarePasskey(accounts.passkeys)];
    const keys = [chief, treasurer, personKey(Wallet.createRandom().privateKey)];
    account = await accounts.create(
      keys.map((key, index) => ({ person: index + 1, key })),
      2,
    );
    await enrol();
    digest = await takeOver();
  }, 300_000);
  afterAll(() => installation.stop());

  const bothSign = (signed: string) => accountSigner(account, [chief, treasurer]).signDigest(signed);

  async function record(kind: ActKind, message: Record<string, unknown>, first: Pick<Wallet, 'signingKey'>) {
    const { scene } = installation;
    const signed = scene.digestOf(kind, message);
    const signatures = [first.signingKey.sign(signed).serialized, await bothSign(signed)];
    await scene.record({ kind, message, signatures });
    return signed;
  }

  async function enrol(): Promise<void> {
    const { scene, chain } = installation;
    const [verifiedUntil, deadline] = [await scene.timeIn(YEAR_SECONDS), await scene.timeIn(3_600)];
    const message = { party: COMPANY, account: account.address, roles: SUPPLIER_ROLE, verifiedUntil, deadline };
    await record('enrol', message, chain.registrar);
  }

  /** A fragment of another supplier’s. */
  async function takeOver(): Promise<string> {
    const { scene } = installation;
    const { receivable, from, to, version, holder } = await installation.heldFragment();
    const parties = { holder, holderEpoch: '1', recipient: COMPANY, recipientEpoch: '1' };
    const amount = String(BigInt(to) - BigInt(from));
    const deadline = await scene.timeIn(3_600);
    const message = { receivable, from, to, version, amount, ...parties, deadline };
    return record('transfer', message, scene.walletOf(holder));
  }

  it('run again like all others', async () => {
    expect(await installation.findings()).toEqual([]);
    expect((await installation.report()).acts).toBeGreaterThan(40);
  }, 120_000);

  it.each<readonly [string, () => Promise<string>]>([
    ['one of the two', async () => accountSignature([await approve(account, digest, chief)])],
    [
      'two passkeys, one of another site',
      async () => {
        const verifier = chief.key.slice(0, 42);
        const stranger = await softwarePasskey({ verifier, rpId: 'elsewhere.example' });
        const { signature } = await approve(account, digest, stranger);
        return accountSignature([await approve(account, digest, chief), { key: treasurer.key, signature }]);
      },
    ],
    ['both on another act', () => bothSign(`0x${'77'.repeat(32)}`)],
  ])(
    'are not what the outbox says they are when it has the word of %s',
    async (_whose, forge) => {
      const { database } = installation;
      const forged = await forge();
      const [row] = await database.dataSource.query<{ signatures: string[] }[]>(
        'SELECT signatures FROM chain.outbox WHERE digest = $1',
        [digest],
      );
      const [ofHolder = '', ofCompany = ''] = row?.signatures ?? [];
      const update = (signature: string) =>
        `UPDATE chain.outbox SET signatures = ARRAY['${ofHolder}', '${signature}'] WHERE digest = '${digest}'`;
      await installation.withRows(update(forged), update(ofCompany), async () => {
        expect(await installation.findings()).toEqual([
          {
            kind: 'outbox',
            where: expect.stringContaining(`(transfer ${digest})`),
            message: `the signature of recipient on transfer ${digest} is not one of ${account.address}`,
          },
        ]);
      });
    },
    120_000,
  );
});
