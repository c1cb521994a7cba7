import { auditLedger, type AuditReport, type Finding, rebuildLedger } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import type { JsonRpcProvider } from 'ethers';
import { readPapers } from '../../apps/cli/src/audit/read-papers.js';
import type { TestChain } from './chain.js';
import { createTestDatabase } from './postgres.js';
import type { WorkerDatabase } from './worker-database.js';

/** An installation under audit, and an attacker who owns its node and its database. */
export class AuditedInstallation {
  constructor(
    readonly chain: TestChain,
    readonly database: WorkerDatabase,
  ) {}

  /** @param provider whom the audit hears the chain through */
  async report(provider: JsonRpcProvider = this.chain.provider): Promise<AuditReport> {
    const scratch = await createTestDatabase({ entities: ledgerEntities });
    try {
      return await auditLedger({
        provider,
        deployment: this.chain.deployment,
        finality: 'instant',
        database: this.database.dataSource,
        readPapers,
        scratch: scratch.dataSource,
        projectors: ledgerProjectors,
      });
    } finally {
      await scratch.drop();
    }
  }

  async findings(provider?: JsonRpcProvider): Promise<readonly Finding[]> {
    return (await this.report(provider)).findings;
  }

  /** Changes the database for the length of some work. */
  async withRows(change: string, undo: string, work: () => Promise<void>): Promise<void> {
    await this.database.dataSource.query(change);
    try {
      await work();
    } finally {
      await this.database.dataSource.query(undo);
    }
  }

  /** Lets the chain be written to for the length of some work; the projection follows it back. */
  async withChain(work: () => Promise<void>): Promise<void> {
    const snapshot: unknown = await this.chain.provider.send('evm_snapshot', []);
    try {
      await work();
    } finally {
      await this.chain.provider.send('evm_revert', [snapshot]);
      await this.project();
    }
  }

  /** What the indexer makes of the chain, as it hears it. */
  async project(provider: JsonRpcProvider = this.chain.provider): Promise<void> {
    const { network, startBlock } = this.chain.deployment;
    const settings = { network, startBlock, finality: 'instant' } as const;
    await rebuildLedger(this.database.dataSource, provider, ledgerProjectors, settings);
  }
}
