import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ActNotOpen, FindActs } from '@tallystick/acts';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { ActApproval } from '../../infra/acting/act-approval.entity.js';
import { ActApprovals } from './act-approvals.js';
import { ActPlaces } from './act-places.js';
import { type GivenApproval, requireAnotherHuman, wordsFor } from './given-approval.js';
import { type KeyWord, KeyWords } from './key-words.js';

/** Takes one person's word on an act from a key of the account that is kept elsewhere, among those that are collected. */
@Injectable()
export class ApproveActByKey {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly acts: FindActs,
    private readonly places: ActPlaces,
    private readonly approvals: ActApprovals,
    private readonly words: KeyWords,
  ) {}

  /**
   * The same again, or another signature by the same key, changes nothing while the first counts; of whoever counts no more, one struck off say,
   * a colleague hands it in anew. Once enough persons approved, the act has the account's signature. Throws what an act is not signed for,
   * `KeyApprovalRefused` and `PersonApprovedAlready`.
   */
  async run(id: string, signature: string, caller: Principal): Promise<void> {
    const found = await this.acts.byId(id, caller);
    const places = await this.places.openTo(found, caller);
    const word = await this.words.judged(signature, places);
    if (!counts(word, await this.approvals.of(id, [word.place]))) {
      if (found.standing.state !== 'offered') throw new ActNotOpen(found.standing.state);
      await this.keep(id, word, caller);
    }
    await this.approvals.complete(found, places, caller);
  }

  /** Of two at once one is kept. Throws `PersonApprovedAlready`. */
  private async keep(act: string, word: KeyWord, caller: Principal): Promise<void> {
    const { key, signature, place } = word;
    const { address: account, configuration } = place.account;
    const handedInBy = caller.person?.id ?? null;
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT FROM papers.act WHERE id = $1 FOR NO KEY UPDATE', [act]);
      const given = await this.approvals.of(act, [place], manager);
      if (counts(word, given)) return;
      requireAnotherHuman(place, given, { key, person: handedInBy });
      const approvedAt = new Date(this.clock.nowMs());
      await manager.upsert(
        ActApproval,
        { act, key, signature, account, configuration: configuration.toString(), handedInBy, approvedAt },
        ['act', 'key', 'account', 'configuration'],
      );
      await announce(manager, [{ parties: [caller.party], type: 'act-approved', subject: act }]);
    });
  }
}

/** Whether the key's word is among those that count. */
const counts = ({ key, place }: KeyWord, given: readonly GivenApproval[]): boolean =>
  wordsFor(place, given).some((word) => word.key === key);
