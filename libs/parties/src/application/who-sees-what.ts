import { RowRule } from '@tallystick/platform';
import { ApiClient } from '../infra/api-client.entity.js';
import { Person } from '../infra/people/person.entity.js';

/** People are seen by their own party; of others' nobody is told, the operator included. Their sessions, links and passkeys are found through them. */
export const PEOPLE = new RowRule(Person, 'person', 'person.party = :me');

/** A machine's credential is seen by its own party; another's is not there, whoever asks. */
export const API_CLIENTS = new RowRule(ApiClient, 'client', 'client.party = :me');
