import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Scope, SCOPES } from '@tallystick/platform';
import type { ApiClientState, ListedApiClient } from '../../application/credentials/find-api-clients.js';
import type { IssuedCredential } from '../../application/credentials/issue-api-client.js';
import type { ApiClientSecret } from '../../infra/api-client-secret.entity.js';

/** A credential with its secret, as it is told once. */
export class ApiClientView {
  @ApiProperty()
  clientId!: string;

  @ApiProperty({ description: 'Shown this once.' })
  clientSecret!: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Not taken before: the organisation, whose people have come in, may revoke it until then.',
  })
  startsAt?: string;
}

export class ClientSecretView {
  @ApiProperty({ format: 'uuid', description: 'By it the secret can be ended; it is not the secret.' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it ends, with the tokens that were got with it, because another takes over.',
  })
  endsAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When a token was last got with it.' })
  lastUsedAt?: string;
}

export class ListedApiClientView {
  @ApiProperty()
  clientId!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: Scope[];

  @ApiProperty({ enum: ['pending', 'active', 'expired', 'revoked'] })
  state!: ApiClientState;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({
    description:
      'Your credential that made it; missing when a person or the operator did: look through these when one was stolen.',
  })
  createdBy?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Made by the operator although your people have come in, and not taken before: revoke it if you did not ask for it.',
  })
  startsAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it ends, or ended, by itself.' })
  expiresAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'By its secret or by a token, to the minute.' })
  lastUsedAt?: string;

  @ApiPropertyOptional({ description: 'Missing of one that still holds.', format: 'date-time' })
  revokedAt?: string;

  @ApiProperty({ type: [ClientSecretView], description: 'Those that are taken now, the oldest first: two at most.' })
  secrets!: ClientSecretView[];
}

export class ApiClientPageView {
  @ApiProperty({ type: [ListedApiClientView] })
  items!: ListedApiClientView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function apiClientView({ clientId, clientSecret, startsAt }: IssuedCredential): ApiClientView {
  return { clientId, clientSecret, ...moments({ startsAt }) };
}

export function listedApiClientView({ client, state, secrets }: ListedApiClient): ListedApiClientView {
  const { clientId, label, scopes, createdBy, createdAt, startsAt, expiresAt, lastUsedAt, revokedAt } = client;
  return {
    ...{ clientId, label, scopes, state, createdAt: createdAt.toISOString() },
    ...(createdBy === null ? {} : { createdBy }),
    ...moments({ startsAt, expiresAt, lastUsedAt, revokedAt }),
    secrets: secrets.map(clientSecretView),
  };
}

function clientSecretView({ id, createdAt, endsAt, lastUsedAt }: ApiClientSecret): ClientSecretView {
  return { id, createdAt: createdAt.toISOString(), ...moments({ endsAt, lastUsedAt }) };
}

function moments<K extends string>(dates: Readonly<Record<K, Date | null>>): Partial<Record<K, string>> {
  const known = Object.entries<Date | null>(dates).flatMap(([name, date]) =>
    date ? [[name, date.toISOString()]] : [],
  );
  return Object.fromEntries(known) as Partial<Record<K, string>>;
}
