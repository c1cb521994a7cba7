import { Log } from 'ethers';
import type { BlockHeader } from '../contracts/block-header.js';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import type { Deployment } from '../deployment/deployment.js';
import type { VerifiedBlock } from '../indexer/block-logs.js';
import { decodeEvent } from '../indexer/decode-event.js';
import { AccountHistory } from './account-history.js';
import { calledActs } from './called-acts.js';
import type { ChainBlock, PlainLog } from './chain-block.js';
import { compareOutcome } from './compare-outcome.js';
import type { AuditedAccount } from './compare-state.js';
import { ExecutedActs } from './executed-acts.js';
import type { Finding } from './finding.js';
import { MadeContracts } from './made-contracts.js';
import type { Outcome, Replay } from './replay.js';
import { Subjects } from './subjects.js';

/** Runs the chain's signed transactions again, block by block, and keeps what they are about. */
export class ChainAudit {
  readonly subjects = new Subjects();
  readonly accounts = new AccountHistory();
  readonly executed: ExecutedActs;
  readonly findings: Finding[] = [];
  private readonly made = new MadeContracts();
  private readonly partyAccounts = new Set<string>();
  private readonly addresses: Set<string>;

  constructor(
    private readonly deployment: Deployment,
    private readonly replay: Replay,
  ) {
    this.executed = new ExecutedActs(deployment.network);
    this.addresses = new Set(Object.values(deployment.network.contracts));
  }

  /** @returns the block with the logs that its signed transactions cause, at the places that the chain gives them */
  async run(block: ChainBlock): Promise<VerifiedBlock> {
    const { network } = this.deployment;
    const { header, headerHash, transactions } = block;
    if (headerHash !== header.hash) {
      const message = `its header has the hash ${headerHash}: what the node says of it is not what it calls ${header.hash}`;
      this.findings.push({ kind: 'block', where: `block ${header.number}`, message });
    }
    if (transactions.length === 0) return { header, logs: [] };
    const outcomes = await this.replay.run(block);
    const logs: Log[] = [];
    let place = 0;
    for (const [index, transaction] of transactions.entries()) {
      this.made.see(transaction);
      for (const call of calledActs(network, transaction)) this.executed.noteCall(call);
      const outcome = outcomes.get(transaction.hash);
      const caused = logsOf(outcome).map((log, offset) =>
        this.placed(log, header, transaction.hash, index, place + offset),
      );
      for (const log of caused) this.noteLog(header, log);
      logs.push(...caused);
      place += transaction.logs.length;
      const isOurs = (address: string) => this.addresses.has(address);
      this.findings.push(...compareOutcome(network, header.number, transaction, outcome, isOurs));
    }
    return { header, logs };
  }

  /** What is wrong with how the contracts were made; call it after the last block. */
  deploymentFindings(): readonly Finding[] {
    return this.made.check(this.deployment).findings;
  }

  /** Everything that signed acts must explain; call it after the last block. */
  auditedAccounts(): readonly AuditedAccount[] {
    const { plan } = this.made.check(this.deployment);
    const { registrar, issuer } = this.deployment.network;
    const contracts = [...plan.created, ...plan.madeByFactory].map(({ name, address }) => ({ name, address }));
    const clones = [...this.partyAccounts].map((address) => ({ name: 'partyAccount' as const, address }));
    const known = new Set([...contracts, ...clones].map(({ address }) => address));
    const keys = [...new Set([registrar, issuer, ...this.accounts.all()])].filter((address) => !known.has(address));
    return [...contracts, ...clones, ...keys.map((address) => ({ name: 'account' as const, address }))];
  }

  private noteLog(header: BlockHeader, log: Log): void {
    const { network } = this.deployment;
    if (log.address === network.contracts.partyAccountFactory) {
      const account = contractInterfaces.partyAccountFactory.parseLog(log)?.args.getValue('account') as
        string | undefined;
      if (account === undefined) return;
      this.partyAccounts.add(account);
      this.addresses.add(account);
    }
    const event: LedgerEvent | undefined = decodeEvent(network, header, log);
    if (!event) return;
    this.subjects.note(event);
    this.accounts.note(event);
    this.executed.noteEvent(event);
  }

  private placed(log: PlainLog, header: BlockHeader, transactionHash: string, transactionIndex: number, index: number) {
    const at = { blockNumber: header.number, blockHash: header.hash, transactionHash, transactionIndex, index };
    return new Log({ ...log, ...at, removed: false }, this.replay.provider);
  }
}

function logsOf(outcome: Outcome | undefined): readonly PlainLog[] {
  return outcome && 'logs' in outcome ? outcome.logs : [];
}
