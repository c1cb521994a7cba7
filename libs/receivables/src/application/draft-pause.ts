import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ActDraft, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { LedgerPause } from '../infra/projection/ledger-pause.entity.js';
import { DraftFragmentAct, type DraftTerms } from './draft-fragment-act.js';

/** Drafts the stop of all new business for seven days at most, or its end before that; the registrar signs. */
@Injectable()
export class DraftPause {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly registrar: RegistrarsClient,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(kind: 'pause' | 'unpause', terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const last = await this.dataSource.manager.findOneBy(LedgerPause, { singleton: true });
    const sequence = (BigInt(last?.sequence ?? '0') + 1n).toString();
    return this.acts.draft(kind, { sequence }, terms);
  }
}
