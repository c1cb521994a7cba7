import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type FactKind, factKey, type FactMessage, type Network } from '@tallystick/act-types';
import { NETWORK, Outbox } from '@tallystick/chain';
import { DataSource } from 'typeorm';
import { Deadlines } from './deadlines.js';

export interface FactStated {
  readonly kind: FactKind;
  /** Names the fact as a digest names an act. */
  readonly key: string;
}

/** What cannot be recorded for so long cannot be any more, or the relayer is down; it may be stated anew when it comes true anew. */
const TRIED_FOR_SECONDS = 30 * 86_400;

/** Has the chain state what is so by itself: no signature is needed, and stating it twice does nothing twice. */
@Injectable()
export class StateFact {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    private readonly deadlines: Deadlines,
    private readonly outbox: Outbox,
  ) {}

  /** The caller has seen to it that the fact is one, and concerns who asks. */
  async run(kind: FactKind, message: FactMessage): Promise<FactStated> {
    const key = factKey(kind, message, this.network);
    const deadline = new Date(((await this.deadlines.presentSeconds()) + TRIED_FOR_SECONDS) * 1000);
    await this.outbox.enqueueFact(this.dataSource.manager, { key, kind, message, deadline });
    return { kind, key };
  }
}
