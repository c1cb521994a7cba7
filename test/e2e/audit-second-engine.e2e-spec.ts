import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditLedger, createRpcProvider, deployContracts, type Deployment } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { type JsonRpcProvider, toBeHex, toQuantity, Wallet } from 'ethers';
import { readPapers } from '../../apps/cli/src/audit/read-papers.js';
import { readAccount } from '../../libs/chain/src/audit/account-proof.js';
import { readBlocks } from '../../libs/chain/src/audit/chain-block.js';
import { TEST_DEPOSIT_TOKEN } from '../support/chain.js';
import { HardhatNode } from '../support/hardhat-node.js';
import { createTestDatabase } from '../support/postgres.js';
import { createWorkerDatabase } from '../support/worker-database.js';

describe('the audit on a node that is not anvil', () => {
  let node: HardhatNode;
  let provider: JsonRpcProvider;
  let deployment: Deployment;

  beforeAll(async () => {
    node = await HardhatNode.start();
    provider = createRpcProvider({ url: node.url, chainId: node.chainId });
    const [deployer, registrar, issuer] = [Wallet.createRandom(), Wallet.createRandom(), Wallet.createRandom()];
    await node.fund(deployer.address);
    const terms = { registrar: registrar.address, issuer: issuer.address, depositToken: TEST_DEPOSIT_TOKEN };
    const deploying = { rpcUrl: node.url, deployerKey: deployer.privateKey, ...terms, rpId: 'localhost' };
    deployment = await deployContracts(deploying);
  }, 240_000);
  afterAll(async () => {
    provider?.destroy();
    await node?.stop();
  });

  it('finds each block under the hash of its header, and every contract under the last one’s state root', async () => {
    const blocks = await readBlocks(provider, 0, await provider.getBlockNumber(), undefined);
    expect(blocks.length).toBeGreaterThan(5);
    for (const { header, headerHash } of blocks) expect(headerHash).toBe(header.hash);
    const [before, last] = [blocks.at(-2), blocks.at(-1)];
    const block = last?.header.number ?? 0;
    for (const address of [...Object.values(deployment.network.contracts), Wallet.createRandom().address]) {
      const account = await readAccount(provider, address, { block, stateRoot: last?.stateRoot ?? '' });
      expect(account.proven).toEqual(account.told);
      const earlier = await readAccount(provider, address, { block, stateRoot: before?.stateRoot ?? '' });
      expect(earlier.proven).toBeUndefined();
    }
  }, 120_000);

  it('explains what is on it, and what was written there unsigned it does not', async () => {
    const database = await createWorkerDatabase();
    const findings = async () => {
      const scratch = await createTestDatabase({ entities: ledgerEntities });
      const databases = { database: database.dataSource, scratch: scratch.dataSource };
      const others = { finality: 'instant', readPapers, projectors: ledgerProjectors } as const;
      return (await auditLedger({ provider, deployment, ...databases, ...others }).finally(() => scratch.drop()))
        .findings;
    };
    try {
      expect(await findings()).toEqual([]);
      const { depositToken } = deployment.network.contracts;
      await node.call('hardhat_setStorageAt', [depositToken, toQuantity(7), toBeHex(1, 32)]);
      await node.call('hardhat_mine');
      expect(await findings()).toEqual([
        expect.objectContaining({ kind: 'state', where: `depositToken at ${depositToken}` }),
      ]);
    } finally {
      await database.drop();
    }
  }, 240_000);
});
