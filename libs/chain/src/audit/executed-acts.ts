import type { Network } from '@tallystick/act-types';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import { digestOf } from '../indexer/recorded-acts.js';
import { factOf } from '../indexer/recorded-facts.js';
import type { CalledAct } from './called-acts.js';

/** The acts that ran, and the facts that were stated, when the chain's transactions were run again, and the calldata that carried each act. */
export class ExecutedActs {
  private readonly blocks = new Map<string, number>();
  private readonly calldata = new Map<string, Set<string>>();
  private readonly revoked = new Set<string>();

  constructor(private readonly network: Network) {}

  noteCall({ digest, data }: CalledAct): void {
    const known = this.calldata.get(digest);
    if (known) known.add(data);
    else this.calldata.set(digest, new Set([data]));
  }

  noteEvent(event: LedgerEvent): void {
    const digest = digestOf(event) ?? factOf(event, this.network)?.key;
    if (digest !== undefined && !this.blocks.has(digest)) this.blocks.set(digest, event.at.blockNumber);
    if (event.name === 'ActRevoked') this.revoked.add(event.args.revoked);
  }

  get count(): number {
    return this.blocks.size;
  }

  /** The block in which the act first ran; undefined if it never did. */
  blockOf(digest: string): number | undefined {
    return this.blocks.get(digest);
  }

  isRevoked(digest: string): boolean {
    return this.revoked.has(digest);
  }

  /** Whether the act ran with exactly this calldata; undefined where another contract carried it, so that it cannot be told. */
  ranAs(digest: string, data: string): boolean | undefined {
    return this.calldata.get(digest)?.has(data.toLowerCase());
  }
}
