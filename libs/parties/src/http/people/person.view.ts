import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole, type Principal, type Scope, SCOPES } from '@tallystick/platform';
import type { AddedPerson } from '../../application/people/add-person.js';
import type { PersonWithEntrance } from '../../application/people/find-people.js';
import type { MadeLink } from '../../application/people/person-links.js';
import { scopesOfRoles } from '../../domain/people/roles.js';
import type { PersonSession } from '../../infra/people/person-session.entity.js';

export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: PERSON_ROLES, isArray: true })
  roles!: PersonRole[];

  @ApiProperty({ enum: SCOPES, isArray: true, description: 'What the roles allow together.' })
  scopes!: Scope[];

  @ApiProperty({ description: 'Whether they have registered the passkey to sign in with.' })
  hasPasskey!: boolean;

  @ApiPropertyOptional({ format: 'date-time' })
  lastSignedInAt?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until when a link waits to be redeemed; missing without one.',
  })
  linkExpiresAt?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ description: 'Missing of whoever still acts.', format: 'date-time' })
  struckOffAt?: string;
}

export class PersonPageView {
  @ApiProperty({ type: [PersonView] })
  items!: PersonView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class PersonLinkView {
  @ApiProperty({
    description:
      'Told this once. For the fragment of the link’s address (#…), which browsers send to nobody; it is to reach the person by a way that is theirs alone.',
  })
  code!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class AddedPersonView {
  @ApiProperty({ type: PersonView })
  person!: PersonView;

  @ApiProperty({ type: PersonLinkView })
  link!: PersonLinkView;
}

export class SessionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Firefox on Windows' })
  device!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'To a minute.' })
  lastSeenAt!: string;

  @ApiProperty({ format: 'date-time', description: 'At the latest; sooner if it is not used.' })
  endsAt!: string;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  current!: boolean;
}

export class SessionsView {
  @ApiProperty({ type: [SessionView] })
  items!: readonly SessionView[];
}

export function personView({ person, passkey, openLink }: PersonWithEntrance): PersonView {
  const { id, name, roles, createdAt, struckOffAt } = person;
  return {
    ...{ id, name, roles, scopes: [...scopesOfRoles(roles)] },
    hasPasskey: passkey !== undefined,
    ...(passkey?.lastUsedAt ? { lastSignedInAt: passkey.lastUsedAt.toISOString() } : {}),
    ...(openLink ? { linkExpiresAt: openLink.expiresAt.toISOString() } : {}),
    createdAt: createdAt.toISOString(),
    ...(struckOffAt ? { struckOffAt: struckOffAt.toISOString() } : {}),
  };
}

export function personLinkView({ code, expiresAt }: MadeLink): PersonLinkView {
  return { code, expiresAt: expiresAt.toISOString() };
}

export function addedPersonView({ person, link }: AddedPerson): AddedPersonView {
  const view = { ...personView({ person }), linkExpiresAt: link.expiresAt.toISOString() };
  return { person: view, link: personLinkView(link) };
}

export function sessionsView(sessions: readonly PersonSession[], { session: own }: Principal): SessionsView {
  const items = sessions.map(({ id, device, createdAt, lastSeenAt, endsAt }) => ({
    ...{ id, device, current: id === own },
    ...{ createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  return { items };
}
