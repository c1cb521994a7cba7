import { createHash } from 'node:crypto';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { actingKeyDigest, type Network } from '@tallystick/act-types';
import type { ActingPasskeyWithStanding } from '../../application/acting/find-acting-passkeys.js';
import { possessionOf } from '../../application/acting/prove-acting-passkey.js';
import { ACTING_PASSKEY_STATES, type ActingPasskeyState } from '../../domain/acting/passkey-state.js';

export class PossessionView {
  @ApiProperty({ description: 'The person’s id.' })
  person!: string;

  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiProperty({ description: 'The key itself.' })
  key!: string;

  @ApiPropertyOptional({ description: 'Your account; missing, and zero in the digest, when you have declared none.' })
  account?: string;

  @ApiProperty({ description: 'EIP-712 digest of `ActingKeyPossession`: compute it yourself before the key signs it.' })
  digest!: string;
}

export class ActingPasskeyView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  person!: string;

  @ApiProperty()
  personName!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty({ description: 'For allowCredentials, base64url.' })
  credentialId!: string;

  @ApiProperty({ type: [String], description: 'For allowCredentials.' })
  transports!: string[];

  @ApiProperty({
    description: '0x hex of 84 bytes, as an account has it: the passkey verifier, then the point’s x and y.',
  })
  key!: string;

  @ApiProperty({
    description:
      'SHA-256 of the key in sixteen groups of four hex digits, for people to compare with what the person sees.',
  })
  fingerprint!: string;

  @ApiProperty({ description: 'The authenticator’s model: vouched for with an attestation, else its own word.' })
  aaguid!: string;

  @ApiProperty({ description: 'The format of the attestation that was checked; none without.' })
  attestation!: string;

  @ApiProperty({ description: 'Whether it may be copied to the person’s other devices.' })
  isSynced!: boolean;

  @ApiProperty({
    enum: ACTING_PASSKEY_STATES,
    description:
      'unproved: of no use until its possession is proved; registered: waits to be enrolled in your account; on-account: acts; to-be-removed: still on the account, though it was taken back or its person struck off; removed: acts no more. What it is on the account is the chain’s word.',
  })
  state!: ActingPasskeyState;

  @ApiPropertyOptional({ description: 'The number by which the account knows the person, while it has the key.' })
  accountPerson?: number;

  @ApiProperty({ description: 'The highest count that was seen; 0 of an authenticator that does not count.' })
  signCount!: number;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'When it counted as a copy of it would. It approves nothing here until an administrator has looked at it.',
  })
  suspectedAt?: string;

  @ApiProperty({ format: 'date-time' })
  registeredAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  lastUsedAt?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Once it was taken back: nothing is approved with it any more.',
  })
  withdrawnAt?: string;

  @ApiPropertyOptional({
    type: PossessionView,
    description: 'What the key is to sign before it is of use; until then.',
  })
  possession?: PossessionView;
}

export class ActingPasskeysView {
  @ApiProperty({ type: [ActingPasskeyView] })
  items!: readonly ActingPasskeyView[];
}

export function actingPasskeyView(
  { passkey, person, state, accountPerson }: ActingPasskeyWithStanding,
  network: Network,
): ActingPasskeyView {
  const { id, label, credentialId, transports, key, aaguid, attestation, isBackupEligible } = passkey;
  const { suspectedAt, registeredAt, lastUsedAt, withdrawnAt } = passkey;
  const possession = possessionOf(passkey, person);
  const { account, ...always } = possession;
  return {
    ...{ id, person: person.id, personName: person.name, label, credentialId, transports, key },
    ...{ fingerprint: fingerprintOf(key), aaguid, attestation, isSynced: isBackupEligible, state },
    ...(accountPerson === undefined ? {} : { accountPerson }),
    ...{ signCount: Number(passkey.signCount), registeredAt: registeredAt.toISOString() },
    ...(suspectedAt ? { suspectedAt: suspectedAt.toISOString() } : {}),
    ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
    ...(state === 'unproved'
      ? {
          possession: {
            ...always,
            ...(account === undefined ? {} : { account }),
            digest: actingKeyDigest(possession, network),
          },
        }
      : {}),
  };
}

function fingerprintOf(key: string): string {
  const digest = createHash('sha256')
    .update(Buffer.from(key.slice(2), 'hex'))
    .digest('hex');
  return digest.match(/.{4}/g)?.join(' ') ?? digest;
}
