import { type PersonRole, stateTag } from '@tallystick/platform';

/** Of what administrators change of a person. */
export const personTag = (person: { readonly roles: readonly PersonRole[]; readonly isStruckOff: boolean }): string =>
  stateTag([person.roles, person.isStruckOff]);
