import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { NOTHING_SEEN } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import { ServiceTokenGuard } from '@tallystick/platform';
import { holdToSchematron, PAPER_LIMITS, type Schematron, submitPaper, type XmlLimits } from '@tallystick/trade/papers';
import {
  AttestTrade,
  DecideReview,
  type PaperHandedIn,
  type ReviewDecided,
  type TradeAttested,
  type TradeEvidence,
} from '@tallystick/trade/verifier';
import { AttestationRequestDto } from './attestation-request.js';
import { DecisionRequestDto } from './decision-request.js';
import type { DocumentDto, EvidenceDto } from './evidence.js';

export const SCHEMATRON = Symbol('SCHEMATRON');

@Controller('v1')
@UseGuards(ServiceTokenGuard)
export class AttestationsController {
  constructor(
    private readonly attesting: AttestTrade,
    private readonly deciding: DecideReview,
    @Inject(PAPER_LIMITS) private readonly limits: XmlLimits,
    @Inject(SCHEMATRON) private readonly schematron: Schematron,
  ) {}

  /** Checks the papers of one invoice and, when they pass, attests what may be financed of it. */
  @Post('attestations')
  @HttpCode(200)
  async attest(@Body() { standing, ...evidence }: AttestationRequestDto): Promise<TradeAttested> {
    return this.attesting.run({ ...(await this.evidenceOf(evidence)), standing });
  }

  /** Takes a reviewer's signed decision on papers whose verdict is review, and attests the invoice when it is accepted. */
  @Post('decisions')
  @HttpCode(200)
  async decide(@Body() { checkedOn, decision, signature, ...evidence }: DecisionRequestDto): Promise<ReviewDecided> {
    return this.deciding.run({ ...(await this.evidenceOf(evidence)), checkedOn, decision, signature });
  }

  private async evidenceOf({
    documents,
    invoice,
    certificates,
    earlierInvoices = [],
    seen,
  }: EvidenceDto): Promise<TradeEvidence> {
    return {
      papers: await this.papersOf(documents),
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

  /** One after another, so that a request with many papers takes turns with the others. */
  private async papersOf(documents: readonly DocumentDto[]): Promise<readonly PaperHandedIn[]> {
    const papers: PaperHandedIn[] = [];
    for (const { name, contentBase64, submittedBy = [], taxAnswer } of documents) {
      const bytes = Buffer.from(contentBase64, 'base64');
      const held = await holdToSchematron(submitPaper(name, bytes, { limits: this.limits }), bytes, this.schematron);
      papers.push({ ...held, submittedBy, ...(taxAnswer ? { taxAnswer } : {}) });
    }
    return papers;
  }
}
