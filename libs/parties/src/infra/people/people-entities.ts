import { KeptAccountChange } from '../acting/kept-account-change.entity.js';
import { AccountChangeApproval } from '../acting/account-change-approval.entity.js';
import { ActApproval } from '../acting/act-approval.entity.js';
import { ActingPasskey } from '../acting/acting-passkey.entity.js';
import { AnsweredChallenge } from './answered-challenge.entity.js';
import { Person } from './person.entity.js';
import { PersonLink } from './person-link.entity.js';
import { PersonSession } from './person-session.entity.js';
import { RegistrationChallenge } from './registration-challenge.entity.js';
import { SignInKey } from './sign-in-key.entity.js';
import { SignInPasskey } from './sign-in-passkey.entity.js';

export const peopleEntities = [
  ...[Person, PersonLink, SignInPasskey, RegistrationChallenge, SignInKey, AnsweredChallenge, PersonSession],
  ...[ActingPasskey, ActApproval, KeptAccountChange, AccountChangeApproval],
];
