import type { Clock } from '@tallystick/kernel';
import { readSettings } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { DatabaseAccessTokens } from '../application/database-access-tokens.js';
import { PersonSessions } from '../application/people/person-sessions.js';
import { PEOPLE_SETTINGS } from '../http/people/people-settings.js';
import { peopleTerms } from '../http/people/people-terms.module.js';

/** Of machines and of people, as the api knows them by its default settings. */
export function accessTokensOf(dataSource: DataSource, clock: Clock): DatabaseAccessTokens {
  const terms = peopleTerms(readSettings(PEOPLE_SETTINGS, {}));
  return new DatabaseAccessTokens(dataSource, clock, new PersonSessions(dataSource, clock, terms), terms);
}
