import { createRpcProvider, readDeployment, rebuildLedger, verifyDeployment } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { createDataSource, processEnvironment } from '@tallystick/platform';
import type { Command } from 'commander';
import { DATA_DIR_HELP, findInstallation, type Installation } from '../installation/installation.js';
import { progressLines } from '../installation/progress-lines.js';

/** `tallystick rebuild`: drops every row of the schema `ledger` and makes it again from the chain. */
export function registerRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('Drops what is derived from the chain (the schema "ledger") and makes it again from the first block.')
    .option('--data-dir <dir>', DATA_DIR_HELP)
    .addHelpText(
      'after',
      '\nReaders see the old rows until the new ones are complete; a rebuild that is cut off changes nothing.',
    )
    .action(async ({ dataDir }: { dataDir?: string }) =>
      rebuild(await findInstallation(dataDir, processEnvironment())),
    );
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
