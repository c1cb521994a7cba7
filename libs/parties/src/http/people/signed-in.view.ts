import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole, type Scope, SCOPES } from '@tallystick/platform';
import type { PersonWithEntrance } from '../../application/people/find-people.js';
import type { OpenedSession } from '../../application/people/person-sessions.js';
import { scopesOfRoles } from '../../domain/people/roles.js';
import type { Person } from '../../infra/people/person.entity.js';

/** A link by which you, or whoever has it, would come in with another passkey: yours and your sessions would end. */
export class WaitingLinkView {
  @ApiProperty({ description: '`person:` and the id of who made it, or the client id of a machine.' })
  madeBy!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** Who is signed in. */
export class SignedInPersonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Party number of the organisation that they act for.' })
  party!: string;

  @ApiProperty({ enum: PERSON_ROLES, isArray: true })
  roles!: PersonRole[];

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: Scope[];

  @ApiPropertyOptional({
    type: WaitingLinkView,
    description:
      'Made for you and not redeemed. If you did not ask for it, somebody may mean to come in as you: have it withdrawn.',
  })
  waitingLink?: WaitingLinkView;
}

export class SignedInView {
  @ApiProperty({ type: SignedInPersonView })
  person!: SignedInPersonView;

  @ApiProperty({ format: 'date-time', description: 'At the latest; sooner if it is not used.' })
  endsAt!: string;

  @ApiPropertyOptional({
    description: 'Where it was asked for: to be sent as "Authorization: Bearer …". Told this once.',
  })
  token?: string;
}

export function signedInPersonView({ id, name, party, roles }: Person): SignedInPersonView {
  return { id, name, party, roles, scopes: [...scopesOfRoles(roles)] };
}

/** With the link that waits for them. */
export function presentPersonView({ person, openLink }: PersonWithEntrance): SignedInPersonView {
  if (!openLink) return signedInPersonView(person);
  const { madeBy, createdAt, expiresAt } = openLink;
  const waitingLink = { madeBy, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { ...signedInPersonView(person), waitingLink };
}

export function signedInView({ person, endsAt, token }: OpenedSession, deliver: 'cookie' | 'token'): SignedInView {
  const told = deliver === 'token' ? { token } : {};
  return { person: signedInPersonView(person), endsAt: endsAt.toISOString(), ...told };
}
