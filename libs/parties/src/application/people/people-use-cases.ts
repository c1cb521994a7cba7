import { AddPerson } from './add-person.js';
import { BeginEnrolment } from './begin-enrolment.js';
import { BeginSignIn } from './begin-sign-in.js';
import { RegistrationChallenges } from './registration-challenges.js';
import { EndSession } from './end-session.js';
import { FindPeople } from './find-people.js';
import { FindSessions } from './find-sessions.js';
import { MakePersonLink } from './make-person-link.js';
import { OnboardAdministrator } from './onboard-administrator.js';
import { PartyPeople } from './party-people.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { PersonLinks } from './person-links.js';
import { RedeemLink } from './redeem-link.js';
import { RequireSignInKey } from './require-sign-in-key.js';
import { SetPersonRoles } from './set-person-roles.js';
import { SignIn } from './sign-in.js';
import { SignInChallenges } from './sign-in-challenges.js';
import { StrikeOffPerson } from './strike-off-person.js';
import { WebAuthn } from './webauthn.js';
import { WithdrawPersonLink } from './withdraw-person-link.js';

/** What people are brought in, let in and put out by. */
export const peopleUseCases = [
  ...[PartyPeople, PersonLinks, RegistrationChallenges, SignInChallenges, WebAuthn, PasskeyAnswers, RequireSignInKey],
  ...[AddPerson, OnboardAdministrator, MakePersonLink, WithdrawPersonLink, SetPersonRoles, StrikeOffPerson, FindPeople],
  ...[BeginEnrolment, RedeemLink, BeginSignIn, SignIn, FindSessions, EndSession],
];
