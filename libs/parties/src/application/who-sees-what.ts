import { RowRule } from '@tallystick/platform';
import { ActingPasskey } from '../infra/acting/acting-passkey.entity.js';
import { KeptAccountChange } from '../infra/acting/kept-account-change.entity.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Person } from '../infra/people/person.entity.js';

/** People are seen by their own party; of others' nobody is told, the operator included. Their sessions, links and passkeys are found through them. */
export const PEOPLE = new RowRule(Person, 'person', 'person.party = :me');

/** Passkeys that act are seen by the party of whoever has them. */
export const ACTING_PASSKEYS = new RowRule(
  ActingPasskey,
  'passkey',
  'passkey.person IN (SELECT id FROM papers.person WHERE party = :me)',
);

/** A change of an account that waits is its party's own affair. */
export const ACCOUNT_CHANGES = new RowRule(KeptAccountChange, 'change', 'change.party = :me');

/** A machine's credential is seen by its own party; another's is not there, whoever asks. */
export const API_CLIENTS = new RowRule(ApiClient, 'client', 'client.party = :me');
