import { Injectable } from '@nestjs/common';
import type { ActKind, ActMessage, FieldValue } from '@tallystick/act-types';
import { type ActDraft, Deadlines, PartyDirectory } from '@tallystick/acts';
import { CounterpartyNotEnrolled } from '../domain/errors.js';
import type { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';

/** What every request that drafts an act says besides its terms. */
export interface DraftTerms {
  readonly offer: boolean;
  readonly deadline?: string | undefined;
}

/** What every request that drafts an act on a fragment names. */
export interface FragmentTerms extends DraftTerms {
  readonly receivable: string;
  /** Where the fragment starts, minor units. */
  readonly from: string;
}

const NOBODY = '0';

/** What acts on a fragment share: they are bound to its interval and version, and name their parties with present epochs. */
@Injectable()
export class DraftFragmentAct {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly directory: PartyDirectory,
  ) {}

  async draft(
    kind: ActKind,
    fields: Readonly<Record<string, FieldValue>>,
    { offer, deadline }: DraftTerms,
  ): Promise<ActDraft> {
    const message: ActMessage = { ...fields, deadline: deadline ?? (await this.deadlines.latest(kind)) };
    return { kind, message, offer };
  }

  bindingTo({
    receivable,
    from,
    to,
    version,
  }: LedgerFragment): Record<'receivable' | 'from' | 'to' | 'version', string> {
    return { receivable, from, to, version };
  }

  /** `{holder: "7", holderEpoch: "1"}` for role `holder`. Throws `CounterpartyNotEnrolled`. */
  async named(role: string, party: string): Promise<Record<string, string>> {
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new CounterpartyNotEnrolled(party);
    return { [role]: party, [`${role}Epoch`]: standing.epoch };
  }

  /** Whom the fragment is pledged to, who then signs along; 0 at epoch 0 for nobody. */
  async pledgeeOf({ pledgee }: LedgerFragment): Promise<Record<string, string>> {
    return pledgee === NOBODY ? { pledgee: NOBODY, pledgeeEpoch: NOBODY } : this.named('pledgee', pledgee);
  }
}
