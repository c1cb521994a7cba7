import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccountChangeWithApprovals } from '../../application/account-changes/find-account-changes.js';
import { AccountSignerTerms } from '../account-requests.js';
import { ApprovalView, approvalView } from './approvals.view.js';

export class AccountChangeView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  account!: string;

  @ApiProperty({ description: 'Of the account, which the change is bound to; decimal digits.' })
  configuration!: string;

  @ApiProperty({ type: [String] })
  remove!: string[];

  @ApiProperty({ type: [AccountSignerTerms] })
  add!: AccountSignerTerms[];

  @ApiProperty({ description: 'How many persons must approve from then on.' })
  threshold!: number;

  @ApiProperty({ description: 'Seconds since 1970.' })
  deadline!: string;

  @ApiProperty({ description: 'EIP-712 digest of `Configure`; compute it yourself before you approve.' })
  digest!: string;

  @ApiProperty({ format: 'date-time' })
  preparedAt!: string;

  @ApiProperty({
    description: 'Whether it can still be made: not once the account was changed, or the deadline is over.',
  })
  isOpen!: boolean;

  @ApiPropertyOptional({ description: 'While it is open: how many persons must approve the change itself.' })
  needed?: number;

  @ApiPropertyOptional({
    description: 'While it is open: what each person signs, `Approval` of the digest in that configuration.',
  })
  approvalDigest?: string;

  @ApiProperty({ type: [ApprovalView] })
  approvals!: ApprovalView[];
}

export class AccountChangesView {
  @ApiProperty({ type: [AccountChangeView] })
  items!: readonly AccountChangeView[];
}

export function accountChangeView({ change, place, approvals }: AccountChangeWithApprovals): AccountChangeView {
  const { id, account, configuration, remove, add, threshold, deadline, digest, preparedAt } = change;
  return {
    ...{ id, account, configuration, remove, add, threshold, deadline, digest, isOpen: place !== undefined },
    ...(place ? { needed: place.state.threshold, approvalDigest: place.approvalDigest } : {}),
    ...{ preparedAt: preparedAt.toISOString(), approvals: approvals.map(approvalView) },
  };
}
