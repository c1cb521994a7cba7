import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole, type Scope, SCOPES } from '@tallystick/platform';
import type { OpenedSession } from '../../application/people/person-sessions.js';
import { scopesOfRoles } from '../../domain/people/roles.js';
import type { Person } from '../../infra/people/person.entity.js';

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

export function signedInView({ person, endsAt, token }: OpenedSession, deliver: 'cookie' | 'token'): SignedInView {
  const told = deliver === 'token' ? { token } : {};
  return { person: signedInPersonView(person), endsAt: endsAt.toISOString(), ...told };
}
