import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, decodeRevert } from '@tallystick/chain';
import type { LedgerFragment } from '@tallystick/receivables';
import { Wallet } from 'ethers';
import pg from 'pg';
import { AuditedInstallation } from '../support/audit.js';
import type { TestChain } from '../support/chain.js';
import type { LedgerScene, SceneAct } from '../support/ledger-scene.js';
import { CORE, SUPPLIERS } from '../support/random-round.js';
import type { WorkerDatabase } from '../support/worker-database.js';

let installation: AuditedInstallation;
let database: WorkerDatabase;
let chain: TestChain;
let scene: LedgerScene;

let fragment: LedgerFragment;

beforeAll(async () => {
  installation = await AuditedInstallation.start(80);
  ({ database, chain, scene } = installation);

  fragment = await installation.heldFragment();
}, 300_000);
afterAll(async () => {
  await installation.stop();
});

const ofFragment = ({ receivable, from }: LedgerFragment) => `receivable = '${receivable}' AND from_minor = ${from}`;

const othersThan = (holder: string) => SUPPLIERS.filter((party) => party !== holder);

async function transferOf({ receivable, from, to, version, holder }: LedgerFragment): Promise<SceneAct> {
  const [recipient = ''] = othersThan(holder);
  const amount = String(BigInt(to) - BigInt(from));
  const bound = { receivable, from, to, version, amount, deadline: await scene.timeIn(3_600) };
  return { kind: 'transfer', message: { ...bound, holder, holderEpoch: '1', recipient, recipientEpoch: '1' } };
}

describe('an attacker who owns the database is found who', () => {
  it('gives a fragment another holder', async () => {
    const { receivable, from, holder } = fragment;
    const where = ofFragment(fragment);
    await installation.withRows(
      `UPDATE ledger.fragment SET holder = 6666 WHERE ${where}`,
      `UPDATE ledger.fragment SET holder = ${holder} WHERE ${where}`,
      async () => {
        const [finding, ...others] = await installation.findings();
        expect(others).toEqual([]);
        expect(finding).toMatchObject({
          kind: 'ledger',
          where: `ledger.fragment receivable ${receivable}, from_minor ${from}`,
        });
        expect(finding?.message).toMatch(
          new RegExp(
            `^holder is 6666 in the database, ${holder} by the signed acts \\(the last signed was \\w+ in block `,
          ),
        );
      },
    );
  }, 120_000);

  it('invents a fragment, and takes one away', async () => {
    const { receivable, from } = fragment;
    const invented = `${'9'.repeat(receivable.length - 1)}`;
    await database.dataSource.query(
      `UPDATE ledger.fragment SET receivable = '${invented}' WHERE ${ofFragment(fragment)}`,
    );
    try {
      expect(await installation.findings()).toEqual(
        expect.arrayContaining([
          {
            kind: 'ledger',
            where: `ledger.fragment receivable ${invented}, from_minor ${from}`,
            message: 'no signed act makes this row',
          },
          {
            kind: 'ledger',
            where: `ledger.fragment receivable ${receivable}, from_minor ${from}`,
            message: expect.stringMatching(/^this row is missing \(the last signed was/),
          },
        ]),
      );
    } finally {
      await installation.project();
    }
  }, 120_000);

  it('swaps a party’s account', async () => {
    const account = scene.walletOf(CORE).address;
    const attacker = Wallet.createRandom().address;
    await installation.withRows(
      `UPDATE ledger.party SET account = '${attacker}' WHERE party = ${CORE}`,
      `UPDATE ledger.party SET account = '${account}' WHERE party = ${CORE}`,
      async () => {
        const [finding, ...others] = await installation.findings();
        expect(others).toEqual([]);
        expect(finding?.where).toBe(`ledger.party party ${CORE}`);
        expect(finding?.message).toContain(`account is ${attacker} in the database, ${account} by the signed acts`);
      },
    );
  }, 120_000);

  it('sets the cursor back', async () => {
    await database.dataSource.query(`UPDATE ledger.cursor SET block_hash = '0x${'12'.repeat(32)}'`);
    try {
      const [finding, ...others] = await installation.findings();
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ kind: 'cursor', message: expect.stringContaining('block_hash is 0x1212') });
    } finally {
      await installation.project();
    }
  }, 120_000);
});

describe('an outbox row', () => {
  it('that is replayed runs no second time, and is named', async () => {
    const [row] = await database.dataSource.query<{ position: string; digest: string; ended_at: string }[]>(
      `SELECT position, digest, ended_at::text FROM chain.outbox WHERE kind = 'transfer' AND state = 'recorded' LIMIT 1`,
    );
    if (!row) throw new Error('no transfer was recorded');
    const { position, digest, ended_at } = row;
    await installation.withRows(
      `UPDATE chain.outbox SET state = 'waiting', ended_at = NULL WHERE position = ${position}`,
      `UPDATE chain.outbox SET state = 'recorded', ended_at = '${ended_at}', attempts = 0, last_failure = NULL,
         last_failure_at = NULL WHERE position = ${position}`,
      async () => {
        expect(await installation.findings()).toEqual([
          {
            kind: 'outbox',
            where: `chain.outbox ${position} (transfer ${digest})`,
            message: expect.stringMatching(/^it waits to be relayed again, and ran in block \d+$/),
          },
        ]);
        const before = await chain.provider.getBlockNumber();
        await scene.relayer.step();
        expect(await chain.provider.getBlockNumber()).toBe(before);
      },
    );
  }, 120_000);

  it('that is aimed at somebody else is refused by the contract, and named', async () => {
    const digest = await scene.enqueue(await transferOf(fragment));
    await database.dataSource.query(
      `UPDATE chain.outbox SET message = jsonb_set(message, '{recipient}', to_jsonb($2::text)) WHERE digest = $1`,
      [digest, othersThan(fragment.holder)[1]],
    );
    try {
      const entry = (await scene.run([digest])).get(digest);
      expect(entry).toMatchObject({ state: 'waiting', lastFailure: { code: 'not-signed' } });
      expect(await installation.findings()).toEqual([
        {
          kind: 'outbox',
          where: expect.stringContaining(digest),
          message: expect.stringMatching(/^its content has the digest 0x\w+: it is not what was signed as 0x/),
        },
      ]);
    } finally {
      await database.dataSource.query('DELETE FROM chain.outbox WHERE digest = $1', [digest]);
    }
  }, 120_000);

  it('that is made up whole, under its right digest, carries signatures of nobody', async () => {
    const forger = Wallet.createRandom();
    const transfer = await transferOf(fragment);
    const digest = await scene.enqueue({ ...transfer, signers: [forger, forger] });
    try {
      expect((await scene.run([digest])).get(digest)?.lastFailure?.code).toBe('not-signed');
      const { address } = scene.walletOf(fragment.holder);
      expect((await installation.findings()).map(({ message }) => message)).toEqual([
        `the signature of holder on transfer ${digest} is not one of ${address}`,
        `the signature of recipient on transfer ${digest} is not one of ${scene.walletOf(String(transfer.message.recipient)).address}`,
      ]);
    } finally {
      await database.dataSource.query('DELETE FROM chain.outbox WHERE digest = $1', [digest]);
    }
  }, 120_000);

  it('that claims to be recorded, and never ran, is named', async () => {
    const digest = await scene.enqueue(await transferOf(fragment));
    await database.dataSource.query(`UPDATE chain.outbox SET state = 'recorded', ended_at = now() WHERE digest = $1`, [
      digest,
    ]);
    try {
      expect((await installation.findings()).map(({ message }) => message)).toEqual([
        'it is called recorded, and no such act ran on the chain',
      ]);
    } finally {
      await database.dataSource.query('DELETE FROM chain.outbox WHERE digest = $1', [digest]);
    }
  }, 120_000);
});

describe('a draft', () => {
  it('that is edited after the first signature is refused by the contract, and named', async () => {
    const { kind, message } = await transferOf(fragment);
    const digest = scene.digestOf(kind, message);
    const signatures = [message.holder, message.recipient].map(
      (party) => scene.walletOf(String(party)).signingKey.sign(digest).serialized,
    );
    const id = await draftSignedByHolder(kind, message, digest, signatures[0] ?? '');
    try {
      expect(await installation.findings()).toEqual([]);
      await ownerQuery(`UPDATE papers.act SET message = jsonb_set(message, '{amount}', '"1"') WHERE id = $1`, [id]);
      const [finding, ...others] = await installation.findings();
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ kind: 'paper', where: `papers.act ${id}` });
      expect(finding?.message).toMatch(new RegExp(`is not what was signed as ${digest}$`));

      const edited = scene.digestOf(kind, { ...message, amount: '1' });
      await ownerQuery('UPDATE papers.act SET digest = $2 WHERE id = $1', [id, edited]);
      expect((await installation.findings()).map((found) => found.message)).toEqual([
        `the signature of holder on transfer ${edited} is not one of ${scene.walletOf(fragment.holder).address}`,
      ]);

      // What a relay of the edited draft with both signatures comes to.
      const data = contractInterfaces.receivables.encodeFunctionData('transfer', [
        { ...message, amount: 1 },
        signatures,
      ]);
      const call = chain.provider.call({ to: scene.network.contracts.receivables, data });
      const refusal = await call.catch((error: { data: string }) => decodeRevert(error.data));
      expect(refusal).toMatchObject({ code: 'not-signed' });
    } finally {
      await ownerQuery('DELETE FROM papers.act WHERE id = $1', [id]);
    }
  }, 120_000);

  it('names a party’s declared account that was swapped after it was enrolled', async () => {
    const attacker = Wallet.createRandom().address;
    await ownerQuery(
      `INSERT INTO papers.organisation (party, name, roles, account) OVERRIDING SYSTEM VALUE VALUES (${CORE}, 'Core', '{}', $1)`,
      [attacker],
    );
    try {
      expect(await installation.findings()).toEqual([
        {
          kind: 'paper',
          where: `papers.organisation ${CORE}`,
          message: `party ${CORE} never had the account ${attacker}; by its signed acts it is ${scene.walletOf(CORE).address}`,
        },
      ]);
    } finally {
      await ownerQuery(`DELETE FROM papers.organisation WHERE party = ${CORE}`);
    }
  }, 120_000);
});

/** Papers are written by the api, and so by whoever owns the database. */
async function ownerQuery(sql: string, parameters: readonly unknown[] = []): Promise<{ id: string }[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<{ id: string }>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}

async function draftSignedByHolder(
  kind: string,
  message: Readonly<Record<string, unknown>>,
  digest: string,
  signature: string,
): Promise<string> {
  const [act] = await ownerQuery(
    `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by, offered_at)
     VALUES ($1, $2, $3, to_timestamp($4), $5, now()) RETURNING id`,
    [kind, JSON.stringify(message), digest, Number(message.deadline), message.holder],
  );
  const id = act?.id ?? '';
  await ownerQuery(
    `INSERT INTO papers.act_signatory (act_id, position, role, party, signature, signed_at)
     VALUES ($1, 0, 'holder', $2, $3, now()), ($1, 1, 'recipient', $4, NULL, NULL)`,
    [id, message.holder, signature, message.recipient],
  );
  return id;
}
