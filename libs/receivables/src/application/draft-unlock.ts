import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import { FindLock } from './find-lock.js';

/** Drafts a buyer's giving up of a lock, at any time; the buyer alone signs. */
@Injectable()
export class DraftUnlock {
  constructor(
    private readonly locks: FindLock,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: FragmentTerms, caller: Principal): Promise<ActDraft> {
    const { fragment } = await this.locks.heldFor(terms.receivable, terms.from, caller);
    const { receivable, from, version } = fragment;
    const fields = { receivable, from, version, ...(await this.acts.named('buyer', caller.party)) };
    return this.acts.draft('unlock', fields, terms);
  }
}
