import type { Finality } from '@tallystick/platform';
import type { JsonRpcProvider } from 'ethers';
import type { DataSource } from 'typeorm';
import { type BlockHeader, readBlockHeader } from '../contracts/block-header.js';
import { NodeAnswerInvalid, WrongChain } from '../contracts/errors.js';
import { readFinalHead } from '../contracts/finality.js';
import type { Deployment } from '../deployment/deployment.js';
import type { VerifiedBlock } from '../indexer/block-logs.js';
import { Projection } from '../indexer/projection.js';
import type { Projector } from '../indexer/projector.js';
import { auditOutbox } from './audit-outbox.js';
import { type ChainBlock, readBlocks } from './chain-block.js';
import { ChainAudit } from './chain-audit.js';
import { compareJournal } from './compare-journal.js';
import { compareRows } from './compare-rows.js';
import { StateComparison } from './compare-state.js';
import { type DatabaseSnapshot, type ReadPapers, readSnapshot, stillInState } from './database-snapshot.js';
import { StateNotKept } from './errors.js';
import type { Finding } from './finding.js';
import { readLedgerRows } from './ledger-rows.js';
import { Replay } from './replay.js';
import { StoredActs } from './stored-act.js';
import { auditPapers } from './stored-paper.js';

export interface AuditOptions {
  /** The node whose chain is audited. */
  readonly provider: JsonRpcProvider;
  readonly deployment: Deployment;
  readonly finality: Finality;
  /** The installation's; it is only read. */
  readonly database: DataSource;
  readonly readPapers: ReadPapers;
  /** Migrated and empty: for the ledger that the signed acts make. */
  readonly scratch: DataSource;
  readonly projectors: readonly Projector[];
  readonly onProgress?: (progress: { readonly block: number; readonly finalBlock: number }) => void;
}

export interface AuditReport {
  readonly findings: readonly Finding[];
  /** Blocks that were run again, the empty ones included. */
  readonly blocks: number;
  /** Signed acts that ran. */
  readonly acts: number;
}

const BLOCKS_PER_STEP = 50;
/** A busy chain moves on while its state is read; a node that keeps few states then has to be asked about a later one. */
const STATE_ATTEMPTS = 5;

/**
 * Makes the ledger again from the signed transactions alone, on an EVM and in a database of the audit's own, and names every difference from
 * what the chain's node, the installation's database and its stored signatures say.
 */
export async function auditLedger(options: AuditOptions): Promise<AuditReport> {
  await requireChain(options);
  const snapshot = await readSnapshot(options.database, options.readPapers);
  const first = await readBlockHeader(options.provider, options.deployment.startBlock);
  if (!first) throw new NodeAnswerInvalid(`block ${options.deployment.startBlock} is missing`);
  const replay = await Replay.start(options.deployment.network.chainId, first.time.getTime() / 1000);
  try {
    return await new LedgerAudit(options, snapshot, replay, first).run();
  } finally {
    await replay.stop();
  }
}

async function requireChain({ provider, deployment: { network } }: AuditOptions): Promise<void> {
  const chainId = BigInt((await provider.send('eth_chainId', [])) as string).toString();
  if (chainId !== network.chainId) throw new WrongChain(network.chainId, chainId);
}

class LedgerAudit {
  private readonly chain: ChainAudit;
  private readonly projection: Projection;
  private last: ChainBlock | undefined;

  constructor(
    private readonly options: AuditOptions,
    private readonly snapshot: DatabaseSnapshot,
    private readonly replay: Replay,
    private readonly first: BlockHeader,
  ) {
    this.chain = new ChainAudit(options.deployment, replay);
    this.projection = new Projection(options.deployment.network, options.projectors);
  }

  async run(): Promise<AuditReport> {
    await this.catchUp();
    const state = await this.stateFindings();
    const { findings, executed } = this.chain;
    const last = this.last?.header ?? this.first;
    const all = [...this.chain.deploymentFindings(), ...findings, ...state, ...(await this.databaseFindings(last))];
    return { findings: all, blocks: last.number - this.first.number + 1, acts: executed.count };
  }

  /** Runs all blocks again up to the final head, wherever that has got to by then. */
  private async catchUp(): Promise<void> {
    const { provider, finality, deployment, onProgress } = this.options;
    for (;;) {
      const head = await readFinalHead(provider, finality);
      if (!head) throw new NodeAnswerInvalid('no final block yet');
      const from = this.last ? this.last.header.number + 1 : deployment.startBlock;
      if (head.number < from) return;
      for (let block = from; block <= head.number; block += BLOCKS_PER_STEP) {
        await this.step(block, Math.min(head.number, block + BLOCKS_PER_STEP - 1));
        onProgress?.({ block: this.last?.header.number ?? block, finalBlock: head.number });
      }
    }
  }

  private async step(from: number, to: number): Promise<void> {
    const verified: VerifiedBlock[] = [];
    const blocks = await readBlocks(this.options.provider, from, to, this.last?.header.hash);
    this.chain.findings.push(...(await compareJournal(this.options.database, blocks)));
    for (const block of blocks) {
      const rerun = await this.chain.run(block);
      this.last = block;
      if (block.header.number <= this.snapshot.projectedTo) verified.push(rerun);
    }
    if (verified.length > 0) await this.options.scratch.transaction((tx) => this.projection.apply(verified, tx));
  }

  private async stateFindings(): Promise<readonly Finding[]> {
    const { network } = this.options.deployment;
    for (let attempt = 1; ; attempt++) {
      const { header, stateRoot = '' } = this.last ?? { header: this.first };
      const at = { block: header.number, stateRoot };
      const settings = { network, chain: this.options.provider, ...at, subjects: this.chain.subjects };
      try {
        return await new StateComparison(this.replay, settings).compare(this.chain.auditedAccounts());
      } catch (error) {
        if (!(error instanceof StateNotKept) || attempt === STATE_ATTEMPTS) throw error;
        await this.catchUp();
      }
    }
  }

  private async databaseFindings(head: BlockHeader): Promise<readonly Finding[]> {
    const { database, deployment, scratch } = this.options;
    const { network } = deployment;
    const { subjects, accounts, executed } = this.chain;
    const rows = compareRows(this.snapshot.ledger, await readLedgerRows(scratch.manager), subjects);
    const acts = new StoredActs(network, accounts, executed, this.replay.provider);
    const settled = await stillInState(database, this.snapshot.outbox);
    const outbox = await auditOutbox(this.snapshot.outbox, { acts, executed, settled, headTime: head.time });
    const papers = await auditPapers(this.snapshot.papers, { network, acts, accounts, replay: this.replay });
    return [...rows, ...outbox, ...papers];
  }
}
