import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { NearMatch } from '../application/find-near-matches.js';
import type { BlindRegistration } from '../infra/blind-registration.entity.js';

export class RegistryKeyView {
  @ApiProperty({ description: 'The first 16 hex digits of the public key.' })
  keyId!: string;

  @ApiProperty({
    description:
      'Element of ristretto255, 64 hex digits. To compare with the key that you hold the registry to, not to take from here.',
  })
  publicKey!: string;
}

export class EvaluationView extends RegistryKeyView {
  @ApiProperty({ type: [String], description: 'One for each blinded element, in that order.' })
  evaluated!: readonly string[];

  @ApiProperty({ description: 'DLEQ proof over all of them (RFC 9497, 2.2), 128 hex digits.' })
  proof!: string;
}

export class LookupView {
  @ApiProperty({ description: 'Whether a bank has registered this invoice and not released it.' })
  financed!: boolean;

  @ApiProperty({ description: 'Whether that bank is you.' })
  byYou!: boolean;
}

export class RegistrationView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  keyId!: string;

  @ApiProperty({ format: 'date-time' })
  registeredAt!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Missing while it is live.' })
  releasedAt?: string;
}

export class RegistrationPageView {
  @ApiProperty({ type: [RegistrationView] })
  items!: RegistrationView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class NearBankView {
  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiProperty()
  name!: string;
}

export class NearMatchView {
  @ApiProperty({ description: 'Your registration.' })
  registration!: string;

  @ApiProperty({ type: NearBankView, description: 'The other bank; it sees you as you see it.' })
  bank!: NearBankView;

  @ApiProperty({ format: 'date-time', description: 'When the later of the two was registered.' })
  since!: string;
}

export class NearMatchPageView {
  @ApiProperty({ type: [NearMatchView] })
  items!: NearMatchView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function registrationView({ id, keyId, registeredAt, releasedAt }: BlindRegistration): RegistrationView {
  return {
    id,
    keyId,
    registeredAt: registeredAt.toISOString(),
    ...(releasedAt ? { releasedAt: releasedAt.toISOString() } : {}),
  };
}

export function nearMatchView({ registration, bank, since }: NearMatch): NearMatchView {
  return { registration, bank, since: since.toISOString() };
}
