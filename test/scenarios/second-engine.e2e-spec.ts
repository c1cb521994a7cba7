import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HardhatNode } from '../support/hardhat-node.js';
import { differencesFromRebuild } from '../support/kill-checks.js';
import { Platform } from '../support/platform.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';
import { tellStories } from './stories.js';

const TIMEOUT_MS = 120_000;

const withPath = (environment: Record<string, string>, path: string) => ({
  ...environment,
  CHAIN_RPC_URL: `${environment.CHAIN_RPC_URL}${path}`,
});

describe('on a node that is not anvil, named by CHAIN_RPC_URL', () => {
  let node: HardhatNode;
  let folder: TemporaryFolder;
  let onNode: { dataDir: string; environment: Record<string, string> };

  let deployer: string | undefined;
  let relayer: string | undefined;
  const nonceOf = (account = '') => node.call('eth_getTransactionCount', [account, 'latest']);

  beforeAll(async () => {
    [node, folder] = await Promise.all([HardhatNode.start(), temporaryFolder()]);
    const environment = { CHAIN_RPC_URL: node.url, CHAIN_FINALITY: 'tag', CHAIN_POLL_MS: '100' };
    onNode = { dataDir: join(folder.path, 'data'), environment };
  }, TIMEOUT_MS);

  afterAll(async () => {
    await node?.stop();
    await folder?.remove();
  }, TIMEOUT_MS);

  it(
    'nothing is deployed before the accounts that pay for gas own something, and they are named',
    async () => {
      const poor = await Platform.launch(onNode);
      expect((await poor.untilExited()).code).toBe(1);
      const accounts = [...poor.output.matchAll(/(deployer|relayer) (0x[0-9a-fA-F]{40})/g)];
      expect(accounts.map(([, who]) => who)).toEqual(['deployer', 'relayer']);
      expect(await node.call('eth_blockNumber')).toBe('0x0');
      [deployer, relayer] = accounts.map(([, , address = '']) => address);
      for (const account of [deployer, relayer]) await node.fund(account ?? '');
    },
    TIMEOUT_MS,
  );

  describe('the stories go as they do on the embedded chain', () => {
    tellStories(() => Platform.start(onNode));
  });

  it(
    'a later start finds the contracts and the ledger there, and has no chain of its own',
    async () => {
      const nonces = await Promise.all([deployer, relayer].map(nonceOf));
      const again = await Platform.start(onNode);
      expect(await Promise.all([deployer, relayer].map(nonceOf))).toEqual(nonces);
      expect(await again.chainUrl()).toBe(node.url);
      expect(await readdir(join(onNode.dataDir, 'chain'))).toEqual([]);
      expect((await differencesFromRebuild(again)).differences).toEqual([]);
      await again.dispose();
    },
    TIMEOUT_MS,
  );

  it(
    'a node that does not answer is named by its host alone',
    async () => {
      await node.stop();
      const alone = await Platform.launch({ ...onNode, environment: withPath(onNode.environment, '/token') });
      expect((await alone.untilExited()).code).toBe(1);
      expect(alone.output).toContain(`(CHAIN_RPC_URL) at ${new URL(node.url).host} does not answer`);
      expect(alone.output).not.toContain('token');
    },
    TIMEOUT_MS,
  );
});
