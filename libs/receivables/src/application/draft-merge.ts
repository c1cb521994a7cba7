import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { requireUnflagged } from '../domain/burdens.js';
import { requireAdjacent } from '../domain/interval.js';
import { DraftFragmentAct } from './draft-fragment-act.js';
import { FindFragment } from './find-fragment.js';

export interface MergeTerms {
  readonly receivable: string;
  /** Where each fragment starts, in order; each begins where the one before it ends. */
  readonly froms: readonly string[];
  readonly offer: boolean;
  readonly deadline?: string | undefined;
}

/** Drafts the joining of adjacent fragments of one holder; the holder signs, and the pledgee if they are pledged. */
@Injectable()
export class DraftMerge {
  constructor(
    private readonly fragments: FindFragment,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: MergeTerms, caller: Principal): Promise<ActDraft> {
    const found = await Promise.all(terms.froms.map((from) => this.fragments.heldBy(terms.receivable, from, caller)));
    const fragments = found.map(({ fragment }) => fragment);
    const [first] = fragments;
    if (!first) throw new Error('a merge without a fragment');
    requireAdjacent(fragments);
    fragments.forEach(requireUnflagged);
    const fields = {
      receivable: terms.receivable,
      froms: fragments.map(({ from }) => from),
      versions: fragments.map(({ version }) => version),
      to: fragments.at(-1)?.to ?? '0',
      ...(await this.acts.named('holder', caller.party)),
      ...(await this.acts.pledgeeOf(first)),
    };
    return this.acts.draft('merge', fields, terms);
  }
}
