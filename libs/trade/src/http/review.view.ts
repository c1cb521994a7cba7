import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Verification } from '../infra/verification.entity.js';
import { VerificationView, verificationView } from './verification.view.js';

/** A verification as its reviewer sees it. */
export class ReviewView extends VerificationView {
  @ApiProperty({ description: 'Party number.' })
  seller!: string;

  @ApiProperty({ description: 'Party number.' })
  buyer!: string;

  @ApiProperty({ description: 'The reviewer’s epoch, which a decision names.' })
  reviewerEpoch!: string;
}

export class ReviewPageView {
  @ApiProperty({ type: [ReviewView] })
  items!: ReviewView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function reviewView(row: Verification, reviewerEpoch: string): ReviewView {
  const { seller, buyer } = row;
  return { ...verificationView(row, undefined), seller, buyer, reviewerEpoch };
}
