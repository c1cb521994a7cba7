import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PreparedTransactionView } from '@tallystick/acts/http';
import type { OwnAccount } from '../application/find-account.js';
import type { PreparedAccount } from '../application/prepare-account.js';
import type { PreparedAccountChange } from '../application/prepare-account-change.js';
import { AccountSignerTerms } from './account-requests.js';

export class AccountStateView {
  @ApiProperty({ description: 'Raised by every change, which voids what was approved before; decimal digits.' })
  configuration!: string;

  @ApiProperty({ description: 'How many persons must approve.' })
  threshold!: number;

  @ApiProperty({ description: 'How many persons have a key.' })
  persons!: number;

  @ApiProperty({ type: [AccountSignerTerms], description: 'By person.' })
  signers!: AccountSignerTerms[];
}

export class AccountView {
  @ApiProperty({ description: 'The account whose signature binds you.' })
  account!: string;

  @ApiProperty({
    enum: ['key', 'party-account', 'contract'],
    description:
      'An account of several persons, some other contract, or a key. A party account that nobody has made yet has no code, and looks like a key.',
  })
  kind!: string;

  @ApiProperty({ description: 'The one contract that checks passkeys, fixed in every party account.' })
  passkeyVerifier!: string;

  @ApiPropertyOptional({
    type: AccountStateView,
    description: 'Of an account of several persons, by the newest final block.',
  })
  state?: AccountStateView;
}

export class PreparedAccountView {
  @ApiProperty({ description: 'Its address, which commits to salt, signers and threshold.' })
  account!: string;

  @ApiProperty()
  salt!: string;

  @ApiProperty({ type: [AccountSignerTerms] })
  signers!: AccountSignerTerms[];

  @ApiProperty()
  threshold!: number;

  @ApiProperty({ description: 'The one contract that checks passkeys, fixed in every party account.' })
  passkeyVerifier!: string;

  @ApiProperty({ description: 'Whether it is there already; made again it stays as it is.' })
  exists!: boolean;

  @ApiProperty({ type: PreparedTransactionView, description: 'Makes it; anybody may send it.' })
  creation!: PreparedTransactionView;
}

export class PreparedAccountChangeView {
  @ApiProperty()
  account!: string;

  @ApiProperty({ description: 'The present one, which the change is bound to; decimal digits.' })
  configuration!: string;

  @ApiProperty({ type: [String] })
  remove!: string[];

  @ApiProperty({ type: [AccountSignerTerms] })
  add!: AccountSignerTerms[];

  @ApiProperty()
  threshold!: number;

  @ApiProperty({ description: 'Seconds since 1970.' })
  deadline!: string;

  @ApiProperty({ description: 'EIP-712 digest of `Configure`; compute it yourself before you approve.' })
  digest!: string;

  @ApiProperty({ description: 'What each person signs: `Approval` of that digest in the present configuration.' })
  approvalDigest!: string;

  @ApiPropertyOptional({
    type: PreparedTransactionView,
    description: 'Makes the change, once it is signed; anybody may send it.',
  })
  transaction?: PreparedTransactionView;
}

export function accountView({ account, kind, passkeyVerifier, state }: OwnAccount): AccountView {
  if (!state) return { account, kind, passkeyVerifier };
  const { configuration, threshold, persons, signers } = state;
  const shown = { configuration: configuration.toString(), threshold, persons, signers: [...signers] };
  return { account, kind, passkeyVerifier, state: shown };
}

export function preparedAccountView({ signers, ...prepared }: PreparedAccount): PreparedAccountView {
  return { ...prepared, signers: [...signers] };
}

export function preparedAccountChangeView(prepared: PreparedAccountChange): PreparedAccountChangeView {
  const { account, change, digest, approvalDigest, transaction } = prepared;
  const { remove, add, threshold, deadline } = change;
  return {
    account: account.address,
    configuration: account.configuration.toString(),
    ...{ remove: [...remove], add: [...add], threshold, deadline, digest, approvalDigest },
    ...(transaction ? { transaction } : {}),
  };
}
