import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { drawTrade } from '../domain/graph/draw-trade.js';
import type { TradeGraph } from '../domain/graph/trade-graph.js';
import { Document } from '../infra/document.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { WIDEST_PAPER_LIMITS } from '../papers/paper-limits.js';
import { submitPaper } from '../papers/submit-paper.js';
import { FindVerifications } from './find-verifications.js';

const EMPTY: TradeGraph = { nodes: [], edges: [], balances: [] };

/** Draws the trade of a verification as it was verified: by its papers, and not by those that came in since. */
@Injectable()
export class DrawVerification {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly verifications: FindVerifications,
  ) {}

  /** Records are drawn for who handed them in alone. Throws `VerificationNotFound`. */
  async run(id: string, caller: Principal): Promise<TradeGraph> {
    const { invoice, documents, seller, buyer } = await this.verifications.byId(id, caller);
    const ids = documents.map(({ file }) => file);
    const papers = await this.dataSource
      .createQueryBuilder(Document, 'document')
      .addSelect('document.content')
      .where({ id: In(ids), seller, buyer })
      .getMany();
    const records = await this.dataSource
      .createQueryBuilder(StoredRecord, 'record')
      .addSelect('record.content')
      .where({ id: In(ids), submittedBy: caller.party })
      .getMany();
    const { sha256 } = papers.find((paper) => paper.id === invoice) ?? { sha256: '' };
    // Drawn in the order in which they were verified, so that the same verification always looks the same.
    const place = new Map(ids.map((file, index) => [file, index]));
    const inOrder = [...papers, ...records].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return (
      drawTrade(
        inOrder.map((paper) => submitPaper(paper.id, paper.content, { limits: WIDEST_PAPER_LIMITS })),
        sha256,
      ) ?? EMPTY
    );
  }
}
