import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, readRows, rowsFrom } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import type { TreeHead } from '../../domain/evidence/verify-proofs.js';
import { hashOfText } from '../../domain/hash-text.js';
import { ANCHOR_LIST } from './anchor-list.js';

/** A tree of a site that the chain has, and where. */
export interface AnchoredTree extends TreeHead {
  /** The log's account. */
  readonly log: string;
  readonly previousSize: number;
  readonly block: number;
  readonly transaction: string;
  readonly anchoredAt: Date;
}

interface AnchorRow {
  readonly log: string;
  readonly tree_size: string;
  readonly previous_size: string;
  readonly root: string;
  readonly block_number: string;
  readonly tx_hash: string;
  readonly block_time: Date;
}

/** Of what the log said of a site the part that the chain has, in the words of the chain. */
const anchored = (site: string) => `
  SELECT a.log, a.tree_size, a.previous_size, a.root, a.block_number, a.tx_hash, a.block_time
  FROM telemetry.anchor s JOIN ledger.anchor a
    ON a.log = s.log AND a.site = '0x' || lpad(to_hex(s.site), 64, '0') AND a.tree_size = s.tree_size AND a.root = s.root
  WHERE s.site = ${site}`;

/** What is anchored is what the chain has, not what we sent. Whoever asks may see the site. */
@Injectable()
export class FindAnchors {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Newest first. @param site its number */
  async page(site: string, request: ListRequest): Promise<Page<AnchoredTree>> {
    const query = rowsFrom(this.dataSource, 'anchor', `(${anchored(':site')})`, { site });
    const { items, ...more } = await readRows<AnchorRow>(query, ANCHOR_LIST, request);
    return { ...more, items: items.map(treeOf) };
  }

  /** The latest of a tree that has so many leaves at least. */
  async covering(site: string, size: number): Promise<AnchoredTree | undefined> {
    const rows = await this.dataSource.manager.query<AnchorRow[]>(
      `${anchored('$1')} AND s.tree_size >= $2 ORDER BY s.tree_size DESC LIMIT 1`,
      [site, size],
    );
    return rows.map(treeOf)[0];
  }
}

function treeOf({ log, tree_size, previous_size, root, block_number, tx_hash, block_time }: AnchorRow): AnchoredTree {
  return {
    ...{ log, size: Number(tree_size), previousSize: Number(previous_size), root: hashOfText(root) },
    ...{ block: Number(block_number), transaction: tx_hash, anchoredAt: block_time },
  };
}
