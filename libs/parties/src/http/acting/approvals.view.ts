import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GivenApproval } from '../../application/acting/given-approval.js';
import type { PlaceWithApprovals } from '../../application/acting/find-approvals.js';

export class ApprovalView {
  @ApiProperty({ description: 'By which the account knows whose approval it is, 0x hex.' })
  key!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Whose passkey it is, or who handed in what another key signed; missing where a machine did.',
  })
  person?: string;

  @ApiPropertyOptional()
  personName?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'With which of their acting passkeys; missing of another key.' })
  passkey?: string;

  @ApiProperty({ format: 'date-time' })
  approvedAt!: string;

  @ApiProperty({ description: 'Of the account when they approved; another one now makes it void.' })
  configuration!: string;

  @ApiProperty({
    description:
      'Whether it counts: not once the account was changed, the passkey taken back, or the person struck off. One person counts once.',
  })
  counts!: boolean;
}

export class AccountApprovalsView {
  @ApiProperty()
  account!: string;

  @ApiProperty({ description: 'Of the account now, decimal digits.' })
  configuration!: string;

  @ApiProperty({ description: 'How many persons must approve.' })
  threshold!: number;

  @ApiProperty({
    description:
      'What each person signs: `Approval` of the act’s digest in that configuration. Compute it yourself before it does.',
  })
  approvalDigest!: string;

  @ApiProperty({ type: [ApprovalView] })
  approvals!: ApprovalView[];
}

export class ActApprovalsView {
  @ApiProperty({ type: [AccountApprovalsView], description: 'By account of yours that several persons sign for.' })
  items!: AccountApprovalsView[];
}

export function approvalView(word: GivenApproval & { readonly counts: boolean }): ApprovalView {
  const { key, person, personName, passkey, approvedAt, configuration, counts } = word;
  return {
    ...{ key, configuration, counts, approvedAt: approvedAt.toISOString() },
    ...(person === null ? {} : { person }),
    ...(personName === null ? {} : { personName }),
    ...(passkey === null ? {} : { passkey }),
  };
}

export function actApprovalsView(places: readonly PlaceWithApprovals[]): ActApprovalsView {
  const items = places.map(({ place: { account, state, approvalDigest }, approvals }) => ({
    ...{ account: account.address, configuration: account.configuration.toString(), threshold: state.threshold },
    ...{ approvalDigest, approvals: approvals.map(approvalView) },
  }));
  return { items };
}
