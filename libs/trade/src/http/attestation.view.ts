import { ApiProperty } from '@nestjs/swagger';
import { currencyOfNumericCode } from '@tallystick/kernel';
import type { SignedAttestation } from '../domain/signed-attestation.js';

/** What an issue on the invoice takes from its verifier's word. */
export class AttestationView {
  @ApiProperty({ description: 'Party number of who owes the invoice.' })
  debtor!: string;

  @ApiProperty({ description: 'Party number of who is owed it.' })
  creditor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ description: 'What may be financed of the invoice in all, minor units.' })
  capMinor!: string;

  @ApiProperty({ format: 'date-time', description: 'No receivable is issued on it after that.' })
  until!: string;
}

export function attestationView({ message }: SignedAttestation): AttestationView {
  const { debtor, creditor, currency, cap, deadline } = message;
  return {
    debtor: String(debtor),
    creditor: String(creditor),
    currency: currencyOfNumericCode(Number(currency)).code,
    capMinor: String(cap),
    until: new Date(Number(deadline) * 1000).toISOString(),
  };
}
