import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACT_KINDS, type ActKind, type ActMessage } from '@tallystick/act-types';
import { ACT_STATES, type ActState } from '../domain/act-state.js';
import { RecordingView } from './recording.view.js';

export class ActSignatoryView {
  @ApiProperty({ description: 'What this party is in the act.', example: 'holder' })
  role!: string;

  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiPropertyOptional()
  name?: string;

  @ApiPropertyOptional({
    description: 'When it signed. The signature itself is shown to nobody before it is on chain.',
    format: 'date-time',
  })
  signedAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  refusedAt?: string;

  @ApiPropertyOptional()
  refusalReason?: string;
}

export class ActConcernView {
  @ApiProperty({ description: 'ISO 4217, of the amounts in `message`.' })
  currency!: string;

  @ApiProperty({ description: 'Party number of who owes.' })
  debtor!: string;

  @ApiPropertyOptional({ format: 'date', description: 'Of a claim: the business day on which it is due.' })
  dueDate?: string;
}

export class ActView extends RecordingView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: Object.keys(ACT_KINDS) })
  kind!: ActKind;

  @ApiProperty({ enum: ACT_STATES })
  state!: ActState;

  @ApiProperty({ description: 'EIP-712 digest; compute it yourself from `message` before you sign.' })
  digest!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
    },
    description: 'The act’s struct: integers as decimal strings.',
  })
  message!: ActMessage;

  @ApiProperty({ format: 'date-time' })
  deadline!: string;

  @ApiProperty({ description: 'Party number of the drafter.' })
  draftedBy!: string;

  @ApiProperty({ format: 'date-time' })
  draftedAt!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The act that this one withdraws once it is recorded.' })
  withdraws?: string;

  @ApiPropertyOptional({
    type: ActConcernView,
    description:
      'What the ledger says of the claim or programme that the act is about, where `message` does not: for whoever is asked to sign and sees nothing else of it yet.',
  })
  concerns?: ActConcernView;

  @ApiProperty({ type: [ActSignatoryView] })
  signatories!: ActSignatoryView[];
}

export class ActPageView {
  @ApiProperty({ type: [ActView] })
  items!: ActView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
