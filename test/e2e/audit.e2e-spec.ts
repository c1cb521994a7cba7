import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Network } from '@tallystick/act-types';
import { type AuditReport, contractInterfaces, writeDeployment } from '@tallystick/chain';
import { ledgerEntities } from '@tallystick/ledger';
import { createDataSource } from '@tallystick/platform';
import { Command } from 'commander';
import { getAddress, JsonRpcProvider, keccak256, Wallet, ZeroHash } from 'ethers';
import { registerAuditCommand } from '../../apps/cli/src/audit/audit-command.js';
import { runProgram } from '../../apps/cli/src/run-program.js';
import { AuditedInstallation } from '../support/audit.js';
import { anvilPid } from '../support/chain-process.js';
import { CORE } from '../support/random-round.js';

const ACTS = 200;

let installation: AuditedInstallation;

beforeAll(async () => {
  installation = await AuditedInstallation.start(ACTS);
}, 300_000);
afterAll(() => installation.stop());

describe('an honest ledger', () => {
  it('has no finding, and every act of it ran again', async () => {
    const { chain } = installation;
    const report = await installation.report();
    expect(report.findings).toEqual([]);
    expect(report.acts).toBeGreaterThan(ACTS);
    expect(report.blocks).toBe((await chain.provider.getBlockNumber()) + 1);
  }, 120_000);

  it('may hold what anybody did who signed a transaction of their own', async () => {
    const { chain, scene } = installation;
    await installation.withChain(async () => {
      const payer = scene.walletOf(CORE).connect(chain.provider);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [Wallet.createRandom().address, 7]);
      const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 200_000 };
      await (await payer.sendTransaction({ to: scene.network.contracts.depositToken, data, ...fees })).wait();
      await (await payer.sendTransaction(accountOf(payer.address, scene.network))).wait();
      await installation.project();
      expect(await installation.findings()).toEqual([]);
    });
  }, 120_000);
});

/** Makes an account of one key, as anybody may. */
function accountOf(key: string, { contracts }: Network) {
  const { partyAccountFactory: to } = contracts;
  const signers = [{ person: 1, key }];
  const data = contractInterfaces.partyAccountFactory.encodeFunctionData('create', [ZeroHash, signers, 1]);
  return { to, data, maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 1_000_000 };
}

describe('a party’s account of several keys', () => {
  it('holds no key that its signers did not take in', async () => {
    const { chain, scene } = installation;
    await installation.withChain(async () => {
      const payer = scene.walletOf(CORE).connect(chain.provider);
      const receipt = await (await payer.sendTransaction(accountOf(payer.address, scene.network))).wait();
      const account = receipt?.logs[receipt.logs.length - 1]?.topics[1]?.slice(26) ?? '';
      const address = getAddress(`0x${account}`);
      expect(await installation.findings()).toEqual([]);
      await chain.provider.send('anvil_setStorageAt', [address, keccak256('0x01'), `0x${'0'.repeat(63)}1`]);
      await chain.provider.send('evm_mine', []);
      expect(await installation.findings()).toEqual([
        expect.objectContaining({ kind: 'state', where: `partyAccount at ${address}` }),
      ]);
    });
  }, 120_000);
});

describe('`tallystick audit`', () => {
  let folder: string;
  let said: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-audit-command-'));
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    process.exitCode = 0;
    await rm(folder, { recursive: true });
  });

  /** As at a terminal, with the rights of the worker. @returns the exit code */
  async function audit(options: readonly string[], settings: Record<string, string> = {}): Promise<unknown> {
    const { chain, database } = installation;
    const deploymentFile = join(folder, 'deployment.json');
    await writeDeployment(deploymentFile, chain.deployment);
    const all = {
      DATABASE_URL: database.url,
      CHAIN_RPC_URL: chain.rpcUrl,
      DEPLOYMENT_FILE: deploymentFile,
      ...settings,
    };
    Object.assign(process.env, all);
    try {
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      registerAuditCommand(program);
      const { argv } = process;
      process.argv = ['node', 'tallystick', 'audit', ...options];
      await runProgram(program).finally(() => (process.argv = argv));
      return process.exitCode;
    } finally {
      for (const name of Object.keys(all)) Reflect.deleteProperty(process.env, name);
    }
  }

  it('says in a line what it looked at, and ends with 0', async () => {
    expect(await audit([])).toBe(0);
    expect(said).toMatch(/^\d+ blocks with \d+ signed acts run again: nothing else is there\n$/);
  }, 120_000);

  it('prints JSON and nothing else, and ends with 1 for a finding', async () => {
    await installation.withRows(
      'UPDATE ledger.deposit_balance SET balance_minor = balance_minor + 1',
      'UPDATE ledger.deposit_balance SET balance_minor = balance_minor - 1',
      async () => {
        expect(await audit(['--json'])).toBe(1);
        const report = JSON.parse(said) as AuditReport;
        expect(Object.keys(report).sort()).toEqual(['acts', 'blocks', 'findings']);
        expect(report.findings.length).toBeGreaterThan(0);
        for (const finding of report.findings) {
          expect(finding).toEqual({
            kind: 'ledger',
            where: expect.stringMatching(/^ledger\.deposit_balance account 0x/),
            message: expect.stringMatching(/^balance_minor is \d+ in the database, \d+ by the signed acts/),
          });
        }
      },
    );
  }, 120_000);

  it('ends with 2 when there is nothing to audit, and with 64 for a slip', async () => {
    expect(await audit([], { CHAIN_RPC_URL: 'http://127.0.0.1:1' })).toBe(2);
    expect(await audit([], { DEPLOYMENT_FILE: join(folder, 'nowhere.json') })).toBe(2);
    expect(await audit(['--jsn'])).toBe(64);
    expect(said).toBe('');
  }, 120_000);
});

describe('the embedded chain', () => {
  let embedded: AuditedInstallation;

  beforeAll(async () => {
    embedded = await AuditedInstallation.start(40, {
      embedded: { settings: { dumpIntervalMs: 500, dumpPerMille: 50 } },
    });
  }, 300_000);
  afterAll(() => embedded.stop());

  const folder = () => embedded.chain.dataDir ?? '';

  it('is audited through its filter, also after its node came back from a dump and the journal', async () => {
    expect(await embedded.findings()).toEqual([]);
    while ((await readdir(join(folder(), 'dumps')).catch(() => [])).length === 0) await pause(50);
    const before = await anvilPid(folder());
    process.kill(before, 'SIGKILL');
    while ((await anvilPid(folder()).catch(() => before)) === before) await pause(50);
    expect(await embedded.findings()).toEqual([]);
  }, 240_000);

  it('has a journal that says what its blocks say, to whoever may read it', async () => {
    const owner = createDataSource({ url: embedded.database.ownerUrl, poolSize: 2 }, ledgerEntities);
    await owner.initialize();
    const journalFindings = async () => (await embedded.report(embedded.chain.provider, owner)).findings;
    try {
      expect(await journalFindings()).toEqual([]);
      const [{ number } = { number: '' }] = await owner.query<{ number: string }[]>(
        'SELECT max(number) AS number FROM chain.journal_block WHERE cardinality(transactions) > 0',
      );
      await owner.query(`UPDATE chain.journal_block SET transactions = '{}' WHERE number = $1`, [number]);
      expect(await journalFindings()).toEqual([
        {
          kind: 'journal',
          where: `chain.journal_block ${number}`,
          message: 'its transactions are not those that the chain has in this block',
        },
      ]);
    } finally {
      await owner.destroy();
    }
  }, 120_000);

  it('holds nothing that was written behind its filter unseen', async () => {
    const { port } = JSON.parse(await readFile(join(folder(), 'node.json'), 'utf8')) as { port: number };
    const node = new JsonRpcProvider(`http://127.0.0.1:${port}`);
    const { receivables } = embedded.scene.network.contracts;
    await node.send('anvil_setStorageAt', [receivables, `0x${'0'.repeat(62)}99`, `0x${'0'.repeat(63)}1`]);
    node.destroy();
    expect(await embedded.findings()).toEqual([
      expect.objectContaining({ kind: 'proof', where: expect.stringMatching(/^block \d+$/) }),
      expect.objectContaining({ kind: 'state', where: `receivables at ${receivables}` }),
    ]);
  }, 120_000);
});
