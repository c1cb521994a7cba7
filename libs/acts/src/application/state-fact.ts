import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FactKind, FactMessage, Network } from '@tallystick/act-types';
import { NETWORK, partiesOfFact, stateFact } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { Deadlines } from './deadlines.js';

/** Has the chain state what is so by itself, before the worker's schedule comes to it: no signature is needed, and stating it twice does nothing twice. */
@Injectable()
export class StateFact {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    private readonly deadlines: Deadlines,
  ) {}

  /** The caller has seen to it that the fact is one, and concerns who asks. @returns its key */
  async run(kind: FactKind, message: FactMessage, caller: Principal): Promise<string> {
    const { manager } = this.dataSource;
    const parties = [...(await partiesOfFact(manager, kind, message)), caller.party];
    const nowMs = (await this.deadlines.presentSeconds()) * 1000;
    return stateFact(manager, this.network, { kind, message, parties }, nowMs);
  }
}
