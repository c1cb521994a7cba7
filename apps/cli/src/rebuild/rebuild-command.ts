import { createRpcProvider, readDeployment, rebuildLedger, verifyDeployment } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { createDataSource, processEnvironment } from '@tallystick/platform';
import type { Command } from 'commander';
import { embeddedInstallation, type Installation, installationFromSettings } from './installation.js';

const DEFAULT_DATA_DIR = '.tallystick';
const PROGRESS_EVERY_MS = 2_000;

/** `tallystick rebuild`: drops every row of the schema `ledger` and makes it again from the chain. */
export function registerRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('Drops what is derived from the chain (the schema "ledger") and makes it again from the first block.')
    .option(
      '--data-dir <dir>',
      `the data folder of a running npm start (default ${DEFAULT_DATA_DIR}, unless DATABASE_URL is set)`,
    )
    .addHelpText(
      'after',
      '\nReaders see the old rows until the new ones are complete; a rebuild that is cut off changes nothing.',
    )
    .action(async ({ dataDir }: { dataDir?: string }) => {
      const environment = processEnvironment();
      const ownDatabase = dataDir === undefined && environment.DATABASE_URL !== undefined;
      await rebuild(
        ownDatabase ? installationFromSettings(environment) : await embeddedInstallation(dataDir ?? DEFAULT_DATA_DIR),
      );
    });
}

async function rebuild({ databaseUrl, chainRpcUrl, chainFinality, deploymentFile }: Installation): Promise<void> {
  const deployment = await readDeployment(deploymentFile);
  const { network, startBlock } = deployment;
  const provider = createRpcProvider({ url: chainRpcUrl, chainId: network.chainId });
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 2 }, ledgerEntities);
  try {
    await verifyDeployment(provider, deployment);
    await dataSource.initialize();
    const settings = { network, startBlock, finality: chainFinality, onProgress: progressLines() };
    const { block } = await rebuildLedger(dataSource, provider, ledgerProjectors, settings);
    console.log(`the ledger is made again from the chain, up to block ${block}`);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    provider.destroy();
  }
}

function progressLines(): (progress: { block: number; finalBlock: number }) => void {
  let nextMs = 0;
  return ({ block, finalBlock }) => {
    if (Date.now() < nextMs) return;
    nextMs = Date.now() + PROGRESS_EVERY_MS;
    console.error(`block ${block} of ${finalBlock}`);
  };
}
