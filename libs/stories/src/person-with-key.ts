import type { PersonKey } from '@tallystick/api-client';

export interface PersonWithKey {
  /** One person may have several keys and counts once. */
  readonly person: number;
  readonly key: PersonKey;
}
