import { ApiProperty } from '@nestjs/swagger';
import type { GivenApproval } from '../../application/acting/given-approval.js';
import type { PlaceWithApprovals } from '../../application/acting/find-approvals.js';

export class ApprovalView {
  @ApiProperty({ format: 'uuid' })
  person!: string;

  @ApiProperty()
  personName!: string;

  @ApiProperty({ format: 'uuid', description: 'With which of their acting passkeys.' })
  passkey!: string;

  @ApiProperty({ format: 'date-time' })
  approvedAt!: string;

  @ApiProperty({ description: 'Of the account when they approved; another one now makes it void.' })
  configuration!: string;

  @ApiProperty({
    description:
      'Whether it counts: not once the account was changed, the passkey taken back, or the person struck off.',
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
      'What a passkey signs: `Approval` of the act’s digest in that configuration. Compute it yourself before it does.',
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
  const { person, personName, passkey, approvedAt, configuration, counts } = word;
  return { person, personName, passkey, configuration, counts, approvedAt: approvedAt.toISOString() };
}

export function actApprovalsView(places: readonly PlaceWithApprovals[]): ActApprovalsView {
  const items = places.map(({ place: { account, state, approvalDigest }, approvals }) => ({
    ...{ account: account.address, configuration: account.configuration.toString(), threshold: state.threshold },
    ...{ approvalDigest, approvals: approvals.map(approvalView) },
  }));
  return { items };
}
