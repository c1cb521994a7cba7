import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { accountSignature } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import {
  AccountChangeNotFound,
  AccountChangeOver,
  ApprovalsMissing,
  CredentialCloned,
} from '../../domain/acting/errors.js';
import { AccountChangeApproval } from '../../infra/acting/account-change-approval.entity.js';
import { KeptAccountChange } from '../../infra/acting/kept-account-change.entity.js';
import { requireAnotherHuman } from '../acting/given-approval.js';
import { type JudgedWord, PasskeyWords } from '../acting/passkey-words.js';
import { PrepareAccountChange, type PreparedAccountChange } from '../prepare-account-change.js';
import { FindAccountChanges } from './find-account-changes.js';

/** Takes one person's word on a change of their party's account, and, of enough of them, makes the transaction. */
@Injectable()
export class ApproveAccountChange {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changes: FindAccountChanges,
    private readonly words: PasskeyWords,
    private readonly preparing: PrepareAccountChange,
  ) {}

  /**
   * The same answer again changes nothing. Throws `AccountChangeNotFound`, `AccountChangeOver`, what `PasskeyWords` refuses, and
   * `CredentialCloned`.
   */
  async run(id: string, response: AuthenticationResponseJSON, caller: Principal): Promise<void> {
    const { place, approvals } = await this.changes.byId(id, caller);
    if (!place) throw new AccountChangeOver();
    const word = await this.words.judged(response, [place], caller);
    requireAnotherHuman(place, approvals, word);
    const isKept = await this.dataSource.transaction((manager) => this.keep(manager, id, word, caller));
    if (!isKept) throw new CredentialCloned();
  }

  /** For anybody to send. Throws `AccountChangeNotFound`, `AccountChangeOver`, `ApprovalsMissing` and what a change is refused for by now. */
  async transaction(id: string, caller: Principal): Promise<PreparedAccountChange> {
    const { change, place, approvals } = await this.changes.byId(id, caller);
    if (!place) throw new AccountChangeOver();
    const { threshold: needed } = place.state;
    const words = approvals.filter(({ counts }) => counts);
    if (words.length < needed) throw new ApprovalsMissing(words.length, needed);
    const { remove, add, threshold, deadline } = change;
    const signature = accountSignature(words.slice(0, needed));
    return this.preparing.run({ remove, add, threshold, deadline, signature }, caller);
  }

  /** @returns false of a passkey that counted as a copy would: that is kept instead of the word */
  private async keep(manager: EntityManager, change: string, word: JudgedWord, caller: Principal): Promise<boolean> {
    const passkey = await this.words.held(word, manager);
    // Held against being given up meanwhile.
    const lock = { mode: 'pessimistic_read' } as const;
    if (!(await manager.findOne(KeptAccountChange, { where: { id: change }, lock }))) throw new AccountChangeNotFound();
    const key = { change, key: passkey.key };
    const before = await manager.findOneBy(AccountChangeApproval, key);
    if (before?.signature === word.signature) return true;
    if (!(await this.words.counted(word, passkey, { kind: 'account-change', id: change }, manager))) return false;
    if (before) return true;
    const approvedAt = new Date(this.clock.nowMs());
    await manager.insert(AccountChangeApproval, { ...key, passkey: passkey.id, signature: word.signature, approvedAt });
    await announce(manager, [{ parties: [caller.party], type: 'account-change-approved', subject: change }]);
    return true;
  }
}
