import { auditLedger, type AuditReport, createRpcProvider, readDeployment } from '@tallystick/chain';
import { DomainError } from '@tallystick/kernel';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { createDataSource, processEnvironment } from '@tallystick/platform';
import type { Command } from 'commander';
import { DATA_DIR_HELP, findInstallation, type Installation } from '../installation/installation.js';
import { progressLines } from '../installation/progress-lines.js';
import { describeAudit } from './describe-audit.js';
import { readPapers } from './read-papers.js';
import { withScratchDatabase } from './scratch-database.js';

const EXIT_CLEAN = 0;
const EXIT_FINDINGS = 1;
const EXIT_NOT_AUDITED = 2;
/** A node may take its time over a whole block; the indexer's ten seconds are for one that is asked again at once. */
const NODE_TIMEOUT_MS = 60_000;

/** `tallystick audit`: makes the ledger again from the signed acts, and names what they do not explain. */
export function registerAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('Makes the ledger again from the signed acts alone and names every state that none of them explains.')
    .option('--data-dir <dir>', DATA_DIR_HELP)
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nIt only reads. Exit code: 0 nothing found, 1 something found, 2 it could not be audited; 64 wrong usage.',
    )
    .action(async ({ dataDir, json }: { dataDir?: string; json?: boolean }) => {
      try {
        const report = await audit(await findInstallation(dataDir, processEnvironment()));
        process.stdout.write(`${json ? JSON.stringify(report, null, 2) : describeAudit(report)}\n`);
        process.exitCode = report.findings.length > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
      } catch (error) {
        process.exitCode = EXIT_NOT_AUDITED;
        console.error(error instanceof DomainError ? error.message : error);
      }
    });
}

async function audit({ databaseUrl, chainRpcUrl, chainFinality, deploymentFile }: Installation): Promise<AuditReport> {
  const deployment = await readDeployment(deploymentFile);
  const { chainId } = deployment.network;
  const provider = createRpcProvider({ url: chainRpcUrl, chainId, timeoutMs: NODE_TIMEOUT_MS });
  const database = createDataSource({ url: databaseUrl, poolSize: 1 }, ledgerEntities);
  try {
    await database.initialize();
    return await withScratchDatabase((scratch) =>
      auditLedger({
        ...{ provider, deployment, finality: chainFinality, database, readPapers, scratch },
        ...{ projectors: ledgerProjectors, onProgress: progressLines() },
      }),
    );
  } finally {
    if (database.isInitialized) await database.destroy();
    provider.destroy();
  }
}
