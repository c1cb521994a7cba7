import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { NOTHING_SEEN } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import { ServiceTokenGuard } from '@tallystick/platform';
import { PAPER_LIMITS, submitPaper, type XmlLimits } from '@tallystick/trade/papers';
import {
  AttestTrade,
  DecideReview,
  type ReviewDecided,
  type TradeAttested,
  type TradeEvidence,
} from '@tallystick/trade/verifier';
import { AttestationRequestDto } from './attestation-request.js';
import { DecisionRequestDto } from './decision-request.js';
import type { EvidenceDto } from './evidence.js';

@Controller('v1')
@UseGuards(ServiceTokenGuard)
export class AttestationsController {
  constructor(
    private readonly attesting: AttestTrade,
    private readonly deciding: DecideReview,
    @Inject(PAPER_LIMITS) private readonly limits: XmlLimits,
  ) {}

  /** Checks the papers of one invoice and, when they pass, attests what may be financed of it. */
  @Post('attestations')
  @HttpCode(200)
  attest(@Body() { standing, ...evidence }: AttestationRequestDto): Promise<TradeAttested> {
    return this.attesting.run({ ...evidenceOf(evidence, this.limits), standing });
  }

  /** Takes a reviewer's signed decision on papers whose verdict is review, and attests the invoice when it is accepted. */
  @Post('decisions')
  @HttpCode(200)
  decide(@Body() { checkedOn, decision, signature, ...evidence }: DecisionRequestDto): Promise<ReviewDecided> {
    return this.deciding.run({ ...evidenceOf(evidence, this.limits), checkedOn, decision, signature });
  }
}

function evidenceOf(
  { documents, invoice, certificates, earlierInvoices = [], seen }: EvidenceDto,
  limits: XmlLimits,
): TradeEvidence {
  return {
    papers: documents.map(({ name, contentBase64, submittedBy = [], taxAnswer }) => ({
      ...submitPaper(name, Buffer.from(contentBase64, 'base64'), { limits }),
      submittedBy,
      ...(taxAnswer ? { taxAnswer } : {}),
    })),
    invoice,
    certificates,
    seen: seen ?? NOTHING_SEEN,
    earlierInvoices: earlierInvoices.map((earlier) => ({
      ...earlier,
      amountMinor: BigInt(earlier.amountMinor),
      issueDate: parseCalendarDate(earlier.issueDate),
    })),
  };
}
