import type { Anchor, AnchorBatch, Network } from '@tallystick/act-types';
import type { EventPlace, LedgerEvent } from '../contracts/ledger-events.js';
import { digestOf } from '../indexer/recorded-acts.js';
import { factOf } from '../indexer/recorded-facts.js';
import type { CalledAct } from './called-acts.js';

/**
 * What the chain's transactions did when they were run again: the acts that ran, each with the calldata that carried it, the facts that were stated,
 * and the trees that were anchored.
 */
export class ExecutedActs {
  private readonly blocks = new Map<string, number>();
  private readonly calldata = new Map<string, Set<string>>();
  private readonly revoked = new Set<string>();
  private readonly anchored = new Map<string, EventPlace>();

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
    if (event.name === 'Anchored') {
      const { log, treeSize, ...tree } = event.args;
      this.anchored.set(treeKey(log, { ...tree, treeSize: treeSize.toString() }), event.at);
    }
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

  /** Where the last of these trees was anchored, by whichever batch; undefined if one of them never was. */
  placeOfAnchors({ log, anchors }: AnchorBatch): EventPlace | undefined {
    // What a database says that somebody else may have written to.
    const trees = Array.isArray(anchors) ? (anchors as readonly Anchor[]) : [];
    const places = trees.map((anchor) => this.anchored.get(treeKey(log, anchor)));
    if (!places.every((place) => place !== undefined)) return undefined;
    return places.sort((a, b) => a.blockNumber - b.blockNumber).at(-1);
  }

  /** Whether the act ran with exactly this calldata; undefined where another contract carried it, so that it cannot be told. */
  ranAs(digest: string, data: string): boolean | undefined {
    return this.calldata.get(digest)?.has(data.toLowerCase());
  }
}

function treeKey(log: string, { site, treeSize, root }: Pick<Anchor, 'site' | 'treeSize' | 'root'>): string {
  return [log, site, treeSize, root].join();
}
