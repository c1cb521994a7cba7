import { DomainError } from '@tallystick/kernel';
import type { ActState } from './act-state.js';

export class ActNotFound extends DomainError {
  constructor() {
    super('act-not-found', 'not-found', 'There is no such act among those you drafted or are asked to sign.');
  }
}

export class FactNotFound extends DomainError {
  constructor() {
    super('fact-not-found', 'not-found', 'There is no such fact among those that were stated and concern you.');
  }
}

export class ActNotOpen extends DomainError {
  constructor(state: ActState) {
    super(
      'act-not-open',
      'conflict',
      `The act is ${state}; only an offered act takes signatures, refusals and withdrawals.`,
      { state },
    );
  }
}

export class ActNotADraft extends DomainError {
  constructor(state: ActState) {
    super(
      'act-not-a-draft',
      'conflict',
      `The act is ${state}; only its drafter's own draft can be offered or discarded.`,
      { state },
    );
  }
}

export class ActDoesNotFitItsKind extends DomainError {
  constructor(field: string, problem: string) {
    super('act-does-not-fit-its-kind', 'invalid', problem, { field });
  }
}

export class DeadlineOutOfRange extends DomainError {
  constructor(deadline: number, earliest: number, latest: number) {
    super(
      'deadline-out-of-range',
      'invalid',
      `The deadline must lie between ${iso(earliest)} and ${iso(latest)}; it is ${iso(deadline)}.`,
      { deadline, earliest, latest },
    );
  }
}

export class ActAlreadyOffered extends DomainError {
  /** @param id undefined when whoever drafts may not see that act */
  constructor(id: string | undefined) {
    const told = 'The very same act exists already; with another deadline it is another act.';
    super('act-already-offered', 'conflict', told, id === undefined ? {} : { id });
  }
}

/** One of several acts, by its place among them from 0, and why it was refused. */
export interface RefusedAct {
  readonly place: number;
  readonly refusal: DomainError;
}

/** Of several acts some were refused, and therefore none was drafted. */
export class ActsRefused extends DomainError {
  constructor(readonly refused: readonly RefusedAct[]) {
    super(
      'acts-refused',
      'invalid',
      `${refused.length === 1 ? 'An act was' : `${refused.length} acts were`} refused, so none was drafted; correct or leave out what details.refused names.`,
      { refused: refused.map(({ place, refusal: { code, message, details } }) => ({ place, code, message, details })) },
    );
  }
}

export class KindNotDrafted extends DomainError {
  constructor(kind: string, drafted: readonly string[]) {
    super('kind-not-drafted', 'invalid', `No route drafts acts of kind ${kind}; there are ${drafted.join(', ')}.`, {
      kind,
    });
  }
}

export class TooManyActs extends DomainError {
  constructor(count: number, most: number) {
    super('too-many-acts', 'invalid', `The request names ${count} acts; at most ${most} are taken at once.`, {
      count,
      most,
    });
  }
}

export class SignatoryUnknown extends DomainError {
  constructor(role: string) {
    super(
      'signatory-unknown',
      'invalid',
      `Nobody on the platform answers for the act's ${role}; enrol that party first.`,
      { role },
    );
  }
}

export class NotASignatory extends DomainError {
  constructor() {
    super('not-a-signatory', 'forbidden', 'You drafted this act, but your signature is not one that it needs.');
  }
}

export class AlreadySigned extends DomainError {
  constructor() {
    super(
      'already-signed',
      'conflict',
      'You have signed this act; a signed act is withdrawn, not refused or signed anew.',
    );
  }
}

export class NothingToWithdraw extends DomainError {
  constructor() {
    super(
      'nothing-to-withdraw',
      'conflict',
      'You have not signed this act, so there is nothing of yours to withdraw; refuse it instead.',
    );
  }
}

export class SignatureInvalid extends DomainError {
  constructor(account: string, digest: string) {
    super('signature-invalid', 'invalid', `The signature is not one of account ${account} over digest ${digest}.`, {
      account,
      digest,
    });
  }
}

export class EpochPassed extends DomainError {
  constructor(role: string, named: string, present: string) {
    super(
      'epoch-passed',
      'conflict',
      `The act names epoch ${named} of its ${role}, whose epoch is now ${present}; draft it anew.`,
      { role, named, present },
    );
  }
}

export class WithdrawalNeedsNewEpoch extends DomainError {
  constructor(kind: string) {
    super(
      'withdrawal-needs-new-epoch',
      'conflict',
      `An act of kind ${kind} has no revocation of its own; raise your epoch to void all you have signed.`,
      { kind },
    );
  }
}

export class NotTheRegistrar extends DomainError {
  constructor() {
    super('not-the-registrar', 'forbidden', 'Only the registrar or the operator may draft an act of this kind.');
  }
}

export class PartyRecovering extends DomainError {
  constructor(role: string, party: string) {
    super(
      'party-recovering',
      'conflict',
      `The account of the act's ${role}, party ${party}, is being recovered: the party cannot act before that is stopped or completed.`,
      { role, party },
    );
  }
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
