import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { rootOf } from '../../domain/evidence/compact-range.js';
import { EntryNotFound, SizeBeyondLog } from '../../domain/evidence/log-errors.js';
import {
  consistencyProof,
  inclusionProof,
  nodesOfConsistency,
  nodesOfInclusion,
  nodesOfRoot,
  type ReadNode,
  rootAt,
} from '../../domain/evidence/proofs.js';
import type { NodeId } from '../../domain/evidence/tree-nodes.js';
import type { TreeHead } from '../../domain/evidence/verify-proofs.js';
import { findEntry, type LogEntry, readRange } from '../../infra/read-log.js';
import { readNodes } from '../../infra/read-nodes.js';

export interface InclusionShown {
  readonly position: number;
  readonly tree: TreeHead;
  readonly path: readonly Uint8Array[];
}

export interface ConsistencyShown {
  readonly from: TreeHead;
  readonly to: TreeHead;
  readonly path: readonly Uint8Array[];
}

/** What a site's log holds and how it is shown, each proof from nodes that are read in one query. Whoever asks may see the site. */
@Injectable()
export class LogProofs {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param site its number */
  async head(site: string): Promise<TreeHead> {
    const range = await readRange(this.dataSource.manager, site);
    return { size: range.size, root: rootOf(range) };
  }

  /** @throws EntryNotFound */
  async entry(site: string, position: number): Promise<LogEntry> {
    const { size } = await this.head(site);
    const entry = position < size ? await findEntry(this.dataSource.manager, site, position) : undefined;
    if (!entry) throw new EntryNotFound(position, size);
    return entry;
  }

  /** @param askedSize of the tree, the log's own if it is left out. @throws SizeBeyondLog, OutsideTree */
  async inclusion(site: string, position: number, askedSize?: number): Promise<InclusionShown> {
    const size = await this.sizeWithin(site, askedSize);
    const read = await this.nodes(site, [...nodesOfInclusion(position, size), ...nodesOfRoot(size)]);
    return { position, tree: { size, root: rootAt(size, read) }, path: inclusionProof(position, size, read) };
  }

  /** @param askedTo the larger size, the log's own if it is left out. @throws SizeBeyondLog, OutsideTree */
  async consistency(site: string, from: number, askedTo?: number): Promise<ConsistencyShown> {
    const to = await this.sizeWithin(site, askedTo);
    const wanted = [...nodesOfConsistency(from, to), ...nodesOfRoot(from), ...nodesOfRoot(to)];
    const read = await this.nodes(site, wanted);
    return {
      from: { size: from, root: rootAt(from, read) },
      to: { size: to, root: rootAt(to, read) },
      path: consistencyProof(from, to, read),
    };
  }

  private async sizeWithin(site: string, asked: number | undefined): Promise<number> {
    const { size } = await this.head(site);
    if (asked !== undefined && asked > size) throw new SizeBeyondLog(asked, size);
    return asked ?? size;
  }

  private async nodes(site: string, nodes: readonly NodeId[]): Promise<ReadNode> {
    const distinct = new Map(nodes.map((node) => [`${node.level}/${node.index}`, { site, ...node }]));
    return (await readNodes(this.dataSource.manager, [...distinct.values()]))(site);
  }
}
