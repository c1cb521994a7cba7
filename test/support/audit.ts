import { auditLedger, type AuditReport, type Finding, rebuildLedger } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { LedgerFragment } from '@tallystick/receivables';
import type { JsonRpcProvider } from 'ethers';
import { readPapers } from '../../apps/cli/src/audit/read-papers.js';
import { startTestChain, type TestChain, type TestChainOptions } from './chain.js';
import { LedgerScene } from './ledger-scene.js';
import { createTestDatabase } from './postgres.js';
import { RandomActs } from './random-acts.js';
import { SUPPLIERS } from './random-round.js';
import { SeededRandom } from './seeded-random.js';
import { createWorkerDatabase, type WorkerDatabase } from './worker-database.js';

const ACTS_PER_ROUND = 40;

/** An installation under audit, and an attacker who owns its node and its database. */
export class AuditedInstallation {
  private constructor(
    readonly chain: TestChain,
    readonly database: WorkerDatabase,
    readonly scene: LedgerScene,
  ) {}

  /** With a ledger of random acts. */
  static async start(acts: number, options: TestChainOptions = {}): Promise<AuditedInstallation> {
    const database = await createWorkerDatabase();
    const chain = await startTestChain({ ...(options.embedded ? { databaseUrl: database.ownerUrl } : {}), ...options });
    const scene = new LedgerScene(chain, database.dataSource);
    const installation = new AuditedInstallation(chain, database, scene);
    const seed = Number(process.env.SEED);
    process.stdout.write(`audit: seed ${seed}\n`);
    const random = new RandomActs(scene, new SeededRandom(seed));
    await random.prepare();
    for (let done = 0; done < acts; done += ACTS_PER_ROUND) await scene.record(...(await random.next(ACTS_PER_ROUND)));
    return installation;
  }

  async stop(): Promise<void> {
    await this.chain.stop();
    await this.database.drop();
  }

  /** A fragment that a supplier holds. */
  async heldFragment(): Promise<LedgerFragment> {
    const fragments = await this.database.dataSource.manager.find(LedgerFragment, { order: { version: 'DESC' } });
    const found = fragments.find(({ holder }) => SUPPLIERS.includes(holder));
    if (!found) throw new Error('no supplier holds a fragment after these acts; another seed would do');
    return found;
  }

  /** @param provider whom the audit hears the chain through @param database with whose rights it reads */
  async report(
    provider: JsonRpcProvider = this.chain.provider,
    database = this.database.dataSource,
  ): Promise<AuditReport> {
    const scratch = await createTestDatabase({ entities: ledgerEntities });
    try {
      return await auditLedger({
        provider,
        deployment: this.chain.deployment,
        finality: 'instant',
        database,
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
