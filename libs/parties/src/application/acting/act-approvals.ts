import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { accountSignature, soleSignature } from '@tallystick/act-types';
import { type ActWithStanding, SignActs } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApprovalPlace } from './approval-place.js';
import { type GivenApproval, WORD_COLUMNS, WORD_JOINS, wordsFor } from './given-approval.js';

/** The words that a party's persons gave on an act, and the account's signature that enough of them come to. */
@Injectable()
export class ActApprovals {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly signing: SignActs,
  ) {}

  /** For these accounts, the oldest first. */
  of(
    act: string,
    places: readonly ApprovalPlace[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly GivenApproval[]> {
    return manager.query<GivenApproval[]>(GIVEN, [act, places.map(({ account }) => account.address)]);
  }

  /**
   * Signs for every account of which enough persons approved. Nothing is lost by a fall between the last word and this: whoever sends a word
   * again brings it about.
   */
  async complete({ act }: ActWithStanding, places: readonly ApprovalPlace[], caller: Principal): Promise<void> {
    const given = await this.of(act.id, places);
    for (const place of places) {
      const words = wordsFor(place, given);
      const isStop = act.kind === 'stop-recovery';
      const [first] = words;
      if (!first || words.length < (isStop ? 1 : place.state.threshold)) continue;
      // No more than are needed: each costs gas.
      const signature = isStop ? soleSignature(first) : accountSignature(words.slice(0, place.state.threshold));
      const refusal = (await this.signing.run([{ act: act.id, signature }], caller)).get(act.id);
      if (refusal) throw refusal;
    }
  }
}

const GIVEN = `
  SELECT approval.account, approval.configuration, ${WORD_COLUMNS} FROM papers.act_approval approval ${WORD_JOINS}
  WHERE approval.act = $1 AND approval.account = ANY($2)
  ORDER BY approval.approved_at, approval.key`;
