import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { VerificationInputs } from '@tallystick/act-types';
import { SeenElsewhereView, seenElsewhereView } from './seen-elsewhere.view.js';

export class TaxAnswerInputView {
  @ApiProperty()
  outcome!: string;

  @ApiProperty({ description: 'Of the answer’s text, hex.' })
  sha256!: string;
}

export class PaperInputView {
  @ApiProperty({ description: 'Of the bytes, hex.' })
  sha256!: string;

  @ApiProperty({ type: [String], description: 'Party numbers of those who handed it in.' })
  submittedBy!: string[];

  @ApiPropertyOptional({ description: 'What the tax bureau said of it, where it was asked.' })
  taxAnswer?: TaxAnswerInputView;
}

export class CertificateInputView {
  @ApiProperty()
  party!: string;

  @ApiProperty()
  uscc!: string;

  @ApiProperty()
  lei!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Seconds since 1970.' })
  issuedAt!: string;
}

export class EarlierInvoiceView {
  @ApiProperty()
  sha256!: string;

  @ApiProperty()
  canonicalNumber!: string;

  @ApiProperty()
  seller!: string;

  @ApiProperty()
  buyer!: string;

  @ApiProperty()
  currency!: string;

  @ApiProperty()
  amountMinor!: string;

  @ApiProperty({ format: 'date' })
  issueDate!: string;

  @ApiProperty({ type: [String] })
  orderLines!: string[];
}

export class VerificationInputsView {
  @ApiProperty({ description: 'SHA-256 of the invoice’s paper, hex.' })
  invoice!: string;

  @ApiProperty({ format: 'date', description: 'The day in Shanghai as of which it was checked.' })
  checkedOn!: string;

  @ApiProperty({ type: [PaperInputView] })
  papers!: PaperInputView[];

  @ApiProperty({ type: [CertificateInputView] })
  certificates!: CertificateInputView[];

  @ApiProperty({ type: [EarlierInvoiceView] })
  earlierInvoices!: EarlierInvoiceView[];

  @ApiProperty({ description: 'What is known of other trades that bears on this one; of others it names nobody.' })
  seen!: SeenElsewhereView;
}

export function verificationInputsView(inputs: VerificationInputs): VerificationInputsView {
  return {
    invoice: inputs.invoice,
    checkedOn: inputs.checkedOn,
    papers: inputs.papers.map((paper) => ({ ...paper, submittedBy: [...paper.submittedBy] })),
    certificates: [...inputs.certificates],
    earlierInvoices: inputs.earlierInvoices.map((one) => ({ ...one, orderLines: [...one.orderLines] })),
    seen: seenElsewhereView(inputs.seen),
  };
}
