import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ActNotOpen, FindActs } from '@tallystick/acts';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { ActApproval } from '../../infra/acting/act-approval.entity.js';
import { ActApprovals } from './act-approvals.js';
import { ActPlaces } from './act-places.js';
import { requireAnotherHuman } from './given-approval.js';
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
   * The same again, or another signature by the same key, changes nothing. Once enough persons approved, the act has the account's
   * signature. Throws what an act is not signed for, `KeyApprovalRefused` and `PersonApprovedAlready`.
   */
  async run(id: string, signature: string, caller: Principal): Promise<void> {
    const found = await this.acts.byId(id, caller);
    const places = await this.places.openTo(found, caller);
    const word = await this.words.judged(signature, places);
    const given = await this.approvals.of(id, [word.place]);
    const isGiven = given.some(({ key, configuration }) => key === word.key && configuration === configurationOf(word));
    if (!isGiven) {
      if (found.standing.state !== 'offered') throw new ActNotOpen(found.standing.state);
      requireAnotherHuman(word.place, given, { key: word.key, person: caller.person?.id ?? null });
      await this.keep(id, word, caller);
    }
    await this.approvals.complete(found, places, caller);
  }

  /** Of two at once one is kept. */
  private async keep(act: string, word: KeyWord, caller: Principal): Promise<void> {
    const { key, signature, place } = word;
    await this.dataSource.transaction(async (manager) => {
      const { raw } = (await manager
        .createQueryBuilder()
        .insert()
        .into(ActApproval)
        .values({
          ...{ act, key, signature, account: place.account.address, configuration: configurationOf(word) },
          ...{ handedInBy: caller.person?.id ?? null, approvedAt: new Date(this.clock.nowMs()) },
        })
        .orIgnore()
        .returning('key')
        .execute()) as { raw: readonly unknown[] };
      if (raw.length === 0) return;
      await announce(manager, [{ parties: [caller.party], type: 'act-approved', subject: act }]);
    });
  }
}

const configurationOf = ({ place }: KeyWord) => place.account.configuration.toString();
