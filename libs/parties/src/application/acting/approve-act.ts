import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { ActNotOpen, type ActWithStanding, FindActs } from '@tallystick/acts';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CredentialCloned } from '../../domain/acting/errors.js';
import { ActApproval } from '../../infra/acting/act-approval.entity.js';
import { ActApprovals } from './act-approvals.js';
import { ActPlaces } from './act-places.js';
import { requireAnotherHuman } from './given-approval.js';
import { type JudgedWord, PasskeyWords } from './passkey-words.js';

/** Takes one person's word on an act: a passkey's answer to the approval of this act by this account as it is now. */
@Injectable()
export class ApproveAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly acts: FindActs,
    private readonly places: ActPlaces,
    private readonly approvals: ActApprovals,
    private readonly words: PasskeyWords,
  ) {}

  /**
   * The same answer again changes nothing. Once enough persons approved, the act has the account's signature. Throws what an act is not
   * signed for, what `PasskeyWords` refuses, and `CredentialCloned`.
   */
  async run(id: string, response: AuthenticationResponseJSON, caller: Principal): Promise<void> {
    const found = await this.acts.byId(id, caller);
    const places = await this.places.openTo(found, caller);
    const word = await this.words.judged(response, places, caller);
    requireAnotherHuman(word.place, await this.approvals.of(id, [word.place]), word);
    const isKept = await this.dataSource.transaction((manager) => this.keep(manager, found, word, caller));
    if (!isKept) throw new CredentialCloned();
    await this.approvals.complete(found, places, caller);
  }

  /** @returns false of a passkey that counted as a copy would: that is kept instead of the word. Throws `ActNotOpen`. */
  private async keep(
    manager: EntityManager,
    { act, standing }: ActWithStanding,
    word: JudgedWord,
    caller: Principal,
  ): Promise<boolean> {
    const passkey = await this.words.held(word, manager);
    const { address: account, configuration } = word.place.account;
    const key = { act: act.id, key: passkey.key, account, configuration: configuration.toString() };
    const before = await manager.findOneBy(ActApproval, key);
    if (before?.signature === word.signature) return true;
    if (!(await this.words.counted(word, passkey, { kind: 'act', id: act.id }, manager))) return false;
    if (standing.state !== 'offered') throw new ActNotOpen(standing.state);
    if (before) return true;
    const approvedAt = new Date(this.clock.nowMs());
    await manager.insert(ActApproval, { ...key, passkey: passkey.id, signature: word.signature, approvedAt });
    await announce(manager, [{ parties: [caller.party], type: 'act-approved', subject: act.id }]);
    return true;
  }
}
