import { ActingPasskeyTakenBack, CredentialCloned, PossessionUnproved } from '../../domain/acting/errors.js';
import type { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import type { Person } from '../../infra/people/person.entity.js';

/** Throws `PossessionUnproved`, `ActingPasskeyTakenBack` and `CredentialCloned`. */
export function requireUsable({
  passkey: { provedAt, withdrawnAt, suspectedAt },
  person: { struckOffAt },
}: {
  readonly passkey: ActingPasskey;
  readonly person: Person;
}): void {
  if (provedAt === null) throw new PossessionUnproved();
  if (withdrawnAt !== null || struckOffAt !== null) throw new ActingPasskeyTakenBack();
  if (suspectedAt !== null) throw new CredentialCloned();
}
