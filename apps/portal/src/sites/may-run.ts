import { usePerson } from '@tallystick/web-kit';
import type { Site } from '@tallystick/web-kit/site';

/** Whether this person may do what the operator of the site does there; the service decides anew on every request. */
export function useMayRun({ operator }: Pick<Site, 'operator'>): boolean {
  const { party, scopes } = usePerson();
  return party === operator && scopes.includes('documents');
}
