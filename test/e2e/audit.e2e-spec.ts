import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, type Finding, NodeAnswerInvalid } from '@tallystick/chain';
import { LedgerFragment } from '@tallystick/receivables';
import { AbiCoder, keccak256, toBeHex, Wallet } from 'ethers';
import pg from 'pg';
import { AuditedInstallation } from '../support/audit.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { LedgerScene, type SceneAct } from '../support/ledger-scene.js';
import { RandomActs } from '../support/random-acts.js';
import { CORE, SUPPLIERS } from '../support/random-round.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type Tamper, TamperingProvider } from '../support/tampering-provider.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

const ACTS = 200;
const ACTS_PER_ROUND = 40;

let database: WorkerDatabase;
let chain: TestChain;
let scene: LedgerScene;
let node: TamperingProvider;
let installation: AuditedInstallation;
let fragment: LedgerFragment;

beforeAll(async () => {
  database = await createWorkerDatabase();
  chain = await startTestChain();
  node = new TamperingProvider(chain.rpcUrl, chain.chainId);
  scene = new LedgerScene(chain, database.dataSource);
  installation = new AuditedInstallation(chain, database);
  const seed = Number(process.env.TALLYSTICK_TEST_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`audit: seed ${seed}\n`);
  const acts = new RandomActs(scene, new SeededRandom(seed));
  await acts.prepare();
  for (let total = 0; total < ACTS; total += ACTS_PER_ROUND) await scene.record(...(await acts.next(ACTS_PER_ROUND)));
  fragment = await heldFragment();
}, 300_000);
afterAll(async () => {
  node.destroy();
  await chain.stop();
  await database.drop();
});

async function heldFragment(): Promise<LedgerFragment> {
  const fragments = await database.dataSource.manager.find(LedgerFragment, { order: { version: 'DESC' } });
  const found = fragments.find(({ holder }) => SUPPLIERS.includes(holder));
  if (!found) throw new Error('no supplier holds a fragment after these acts; another seed would do');
  return found;
}

const ofFragment = ({ receivable, from }: LedgerFragment) => `receivable = '${receivable}' AND "from" = ${from}`;
const kindsOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ kind }) => kind))].sort();

async function transferOf({ receivable, from, to, version, holder }: LedgerFragment): Promise<SceneAct> {
  const recipient = SUPPLIERS.find((party) => party !== holder && party !== '6') ?? '';
  const amount = String(BigInt(to) - BigInt(from));
  const bound = { receivable, from, to, version, amount, deadline: await scene.timeIn(3_600) };
  return { kind: 'transfer', message: { ...bound, holder, holderEpoch: '1', recipient, recipientEpoch: '1' } };
}

describe('an honest ledger', () => {
  it('has no finding, and every act of it ran again', async () => {
    const report = await installation.report();
    expect(report.findings).toEqual([]);
    expect(report.acts).toBeGreaterThan(ACTS);
    expect(report.blocks).toBe((await chain.provider.getBlockNumber()) + 1);
  }, 120_000);

  it('may hold what anybody did who signed a transaction of their own', async () => {
    await installation.withChain(async () => {
      const payer = scene.walletOf(CORE).connect(chain.provider);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [Wallet.createRandom().address, 7]);
      const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 200_000 };
      await (await payer.sendTransaction({ to: scene.network.contracts.depositToken, data, ...fees })).wait();
      await installation.project();
      expect(await installation.findings()).toEqual([]);
    });
  }, 120_000);
});

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
          where: `ledger.fragment receivable ${receivable}, from ${from}`,
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
            where: `ledger.fragment receivable ${invented}, from ${from}`,
            message: 'no signed act makes this row',
          },
          {
            kind: 'ledger',
            where: `ledger.fragment receivable ${receivable}, from ${from}`,
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
      `UPDATE chain.outbox SET message = jsonb_set(message, '{recipient}', '"6"') WHERE digest = $1`,
      [digest],
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
      await expect(call).rejects.toMatchObject({ revert: { name: 'NotSigned' } });
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

describe('an attacker who owns the node is found who', () => {
  const receivables = () => scene.network.contracts.receivables;
  const depositToken = () => scene.network.contracts.depositToken;
  const balanceSlot = (account: string) =>
    keccak256(AbiCoder.defaultAbiCoder().encode(['address', 'uint256'], [account, 0]));
  const write = (address: string, slot: string, value: bigint) =>
    chain.provider.send('anvil_setStorageAt', [address, slot, toBeHex(value, 32)]);

  it('writes another holder into a fragment', async () => {
    const { receivable, from, holder } = fragment;
    const data = contractInterfaces.receivables.encodeFunctionData('fragmentOf', [receivable, from]);
    const { accessList } = (await chain.provider.send('eth_createAccessList', [{ to: receivables(), data }])) as {
      accessList: { address: string; storageKeys: string[] }[];
    };
    const slot = accessList.find(({ address }) => address === receivables().toLowerCase())?.storageKeys[0] ?? '';
    await installation.withChain(async () => {
      const word = BigInt(await chain.provider.getStorage(receivables(), slot));
      await write(receivables(), slot, (word & ~(0xffff_ffffn << 64n)) | (6666n << 64n));
      const [finding, ...others] = await installation.findings();
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        kind: 'state',
        where: `receivables, fragment of receivable ${receivable} from ${from}`,
      });
      expect(finding?.message).toMatch(
        new RegExp(
          `^no signed act explains it: holder is 6666 on the chain, ${holder} by the signed acts \\(the last was \\w+ in block `,
        ),
      );
    });
  }, 120_000);

  it('gives coins to an account that acts were about', async () => {
    const { address } = scene.walletOf(CORE);
    await installation.withChain(async () => {
      const balance = BigInt(await chain.provider.getStorage(depositToken(), balanceSlot(address)));
      await write(depositToken(), balanceSlot(address), balance + 5n);
      expect((await installation.findings()).map(({ where, message }) => `${where}: ${message}`)).toEqual([
        expect.stringMatching(
          new RegExp(
            `^depositToken, account ${address}: no signed act explains it: balanceOf is ${balance + 5n} on the chain, ${balance} by`,
          ),
        ),
      ]);
    });
  }, 120_000);

  it('gives coins to an account that no act was ever about', async () => {
    await installation.withChain(async () => {
      await write(depositToken(), balanceSlot(Wallet.createRandom().address), 1_000_000n);
      expect(await installation.findings()).toEqual([
        {
          kind: 'state',
          where: `depositToken at ${depositToken()}`,
          message:
            'no signed act explains it: its storage is another, in a slot that no signed act ever wrote and no getter tells of',
        },
      ]);
    });
  }, 120_000);

  it('sends a transaction in a party’s name', async () => {
    const { address } = scene.walletOf(CORE);
    const thief = Wallet.createRandom().address;
    await installation.withChain(async () => {
      await chain.provider.send('anvil_impersonateAccount', [address]);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [thief, 777]);
      const hash: unknown = await chain.provider.send('eth_sendTransaction', [
        { from: address, to: depositToken(), data, gasPrice: '0x0' },
      ]);
      await installation.project();
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(['ledger', 'state', 'transaction']);
      expect(findings.find(({ kind }) => kind === 'transaction')).toMatchObject({
        where: expect.stringContaining(String(hash)),
        message: expect.stringMatching(/^nobody signed this transaction: /),
      });
      expect(findings.find(({ where }) => where === `ledger.deposit_balance account ${thief}`)?.message).toBe(
        'no signed act makes this row',
      );
    });
  }, 120_000);

  it('sends coins on that it wrote to its own account', async () => {
    const thief = Wallet.createRandom().connect(chain.provider);
    await installation.withChain(async () => {
      await write(depositToken(), balanceSlot(thief.address), 500n);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [scene.walletOf(CORE).address, 500]);
      const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 200_000 };
      const { hash } = await thief.sendTransaction({ to: depositToken(), data, ...fees });
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(['outcome', 'state']);
      const ofTransaction = findings.filter(({ where }) => where.includes(hash)).map(({ message }) => message);
      expect(ofTransaction).toEqual([
        expect.stringMatching(/^no signed act causes depositToken Transfer \(from 0x\w+, to 0x\w+, value 500\), which/),
        'the node says that it succeeded; what was signed is refused',
      ]);
    });
  }, 120_000);

  it('puts code at a party’s key that approves everything', async () => {
    const { address } = scene.walletOf(CORE);
    await installation.withChain(async () => {
      // Returns the magic of ERC-1271 for any question.
      await chain.provider.send('anvil_setCode', [address, '0x631626ba7e60e01b5f5260205ff3']);
      expect(await installation.findings()).toEqual([
        {
          kind: 'state',
          where: `account at ${address}`,
          message: 'no signed act explains its code: it is not the one that the transactions of the chain made',
        },
      ]);
    });
  }, 120_000);

  it('puts another contract in a registry’s place', async () => {
    const { tradeRegistry } = scene.network.contracts;
    await installation.withChain(async () => {
      await chain.provider.send('anvil_setCode', [tradeRegistry, '0x00']);
      const [finding] = await installation.findings();
      expect(finding).toMatchObject({ kind: 'state', where: `tradeRegistry at ${tradeRegistry}` });
    });
  }, 120_000);
});

describe('a node that lies', () => {
  const lying = (tamper: Tamper) => {
    node.tamper = tamper;
    return node;
  };
  const onLogs = (change: (logs: NodeLog[]) => unknown): Tamper => {
    return (method, answer) => (method === 'eth_getLogs' ? change(answer as NodeLog[]) : answer);
  };
  const onReceipts = (change: (logs: NodeLog[]) => NodeLog[]): Tamper => {
    return (method, answer) =>
      method === 'eth_getBlockReceipts'
        ? (answer as { logs: NodeLog[] }[]).map((receipt) => ({ ...receipt, logs: change(receipt.logs) }))
        : answer;
  };
  const isTransfer = ({ topics }: NodeLog) =>
    topics[0] === contractInterfaces.receivables.getEvent('FragmentTransferred')?.topicHash;
  /** Half of what was handed on stays behind: data, which no bloom covers. */
  const alter = (log: NodeLog): NodeLog =>
    isTransfer(log) ? { ...log, data: `${log.data.slice(0, 129)}1${log.data.slice(130)}` } : log;

  it('to the indexer by an altered event changes rows, and they are named', async () => {
    const outcome = await installation.project(lying(onLogs((logs) => logs.map(alter)))).then(
      () => 'written',
      () => 'refused',
    );
    try {
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(outcome === 'written' ? ['ledger'] : []);
    } finally {
      await installation.project();
    }
  }, 120_000);

  it.each<readonly [string, (logs: NodeLog[]) => NodeLog[]]>([
    ['leaves events out', () => []],
    ['invents one', (logs) => logs.concat(logs.slice(0, 1))],
  ])(
    'and %s moves the indexer nowhere, or to the truth',
    async (_what, change) => {
      const both: Tamper = (method, answer, params) =>
        onReceipts(change)(method, onLogs(change)(method, answer, params), params);
      await installation
        .project(lying(both))
        .catch((error: unknown) => expect(error).toBeInstanceOf(NodeAnswerInvalid));
      expect(await installation.findings()).toEqual([]);
    },
    120_000,
  );

  it.each<readonly [string, (logs: NodeLog[]) => NodeLog[], RegExp]>([
    ['leaves events out', (logs) => logs.slice(1), /^the signed acts cause .*, which the node leaves out$/],
    ['invents one', (logs) => logs.concat(logs.slice(0, 1)), /^no signed act causes .*, which the node tells of$/],
    [
      'alters one',
      (logs) => logs.map(alter),
      /^(no signed act causes|the signed acts cause) receivables FragmentTransferred /,
    ],
    ['changes their order', (logs) => [...logs].reverse(), /^the node tells of its events in another order$/],
  ])(
    'to the audit itself and %s is named',
    async (_what, change, message) => {
      const findings = await installation.findings(lying(onReceipts(change)));
      const outcomes = findings.filter(({ kind }) => kind === 'outcome');
      expect(outcomes.length).toBeGreaterThan(0);
      for (const finding of outcomes) expect(finding.message).toMatch(message);
    },
    120_000,
  );

  it('and keeps a transaction to itself leaves its effect without an explanation', async () => {
    const hidden = await chain.provider.getBlock('latest');
    const findings = await installation.findings(
      lying((method, answer, [block, full]) =>
        method === 'eth_getBlockByNumber' && full === true && Number(block) === hidden?.number
          ? { ...(answer as object), transactions: [] }
          : answer,
      ),
    );
    expect(kindsOf(findings)).toEqual(expect.arrayContaining(['ledger', 'outbox', 'state']));
  }, 120_000);

  it('and alters what was signed is named', async () => {
    const latest = await chain.provider.getBlock('latest');
    const findings = await installation.findings(
      lying((method, answer, [block, full]) => {
        if (method !== 'eth_getBlockByNumber' || full !== true || Number(block) !== latest?.number) return answer;
        const { transactions } = answer as { transactions: { input: string }[] };
        const altered = transactions.map((given) => ({ ...given, input: `${given.input.slice(0, -2)}77` }));
        return { ...(answer as object), transactions: altered };
      }),
    );
    expect(findings.find(({ kind }) => kind === 'transaction')?.message).toMatch(
      /^nobody signed this transaction: the node says it comes from 0x\w+, who did not sign it$/,
    );
  }, 120_000);
});

interface NodeLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}
